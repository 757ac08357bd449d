"""Times Python's peers for speed.ts: a line of JSON in, {"peer", "text", "least"}, nanoseconds of one run out.

The first line out names the peers that are installed. `least` is how long a sample takes, in milliseconds.
"""
import json
import sys
import time

peers = {}
try:
    import ftfy

    peers["ftfy (Python) fix_encoding"] = ftfy.fix_encoding
except ImportError:
    pass
try:
    import plsfix

    peers["plsfix (Rust) fix_text"] = plsfix.fix_text
except ImportError:
    pass

print(json.dumps(list(peers)), flush=True)
for line in sys.stdin:
    order = json.loads(line)
    run, text = peers[order["peer"]], order["text"]
    runs, start = 0, time.perf_counter_ns()
    while time.perf_counter_ns() - start < 1e6 * order["least"]:
        run(text)
        runs += 1
    print((time.perf_counter_ns() - start) / runs, flush=True)
