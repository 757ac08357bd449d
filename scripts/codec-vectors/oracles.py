"""Prints what CPython's codecs and glibc's iconv decode, as JSON.

Reads {"python": [[charset, longest], ...], "glibc": [...]} from standard input, where `longest` is the length of
the longest sequences to try: 1 or 2 bytes, 3 for those behind 8F, 4 for the BMP part of GB 18030. A table maps
the hex digits of a sequence to its text; a sequence is tried only if no shorter beginning of it is a character.
`composed` are pairs of bytes that together give another text than one after the other.
"""

import ctypes
import json
import platform
import sys

libc = ctypes.CDLL(None)
libc.iconv_open.restype = ctypes.c_void_p
libc.iconv_open.argtypes = [ctypes.c_char_p, ctypes.c_char_p]
libc.iconv.restype = ctypes.c_size_t
libc.iconv.argtypes = [ctypes.c_void_p] * 5
libc.gnu_get_libc_version.restype = ctypes.c_char_p
FAILED = ctypes.c_size_t(-1).value


def python_decoder(charset):
    def decode(data):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            return ""

    return decode


def glibc_decoder(charset):
    descriptor = libc.iconv_open(b"UTF-16LE", charset.encode())
    if descriptor in (None, ctypes.c_void_p(-1).value):
        raise LookupError(charset)
    room = 64
    output = ctypes.create_string_buffer(room)

    def decode(data):
        libc.iconv(descriptor, None, None, None, None)
        source = ctypes.create_string_buffer(data, len(data))
        source_at = ctypes.c_void_p(ctypes.addressof(source))
        source_left = ctypes.c_size_t(len(data))
        output_at = ctypes.c_void_p(ctypes.addressof(output))
        output_left = ctypes.c_size_t(room)
        to = (ctypes.byref(output_at), ctypes.byref(output_left))
        read = libc.iconv(descriptor, ctypes.byref(source_at), ctypes.byref(source_left), *to)
        # The second call lets go of a character that waits for a mark to compose with.
        if read == FAILED or libc.iconv(descriptor, None, None, *to) == FAILED:
            return ""
        return output.raw[: room - output_left.value].decode("utf-16-le", "surrogatepass")

    return decode


def table_of(decode, longest):
    table = {}

    def attempt(*sequence):
        text = decode(bytes(sequence))
        if text:
            table[bytes(sequence).hex()] = text
        return text

    for first in range(256):
        if attempt(first) or longest == 1:
            continue
        for second in range(256):
            attempt(first, second)
    if longest == 3:
        for second in range(0xA1, 0xFF):
            for third in range(0xA1, 0xFF):
                attempt(0x8F, second, third)
    if longest == 4:
        for pointer in range(39420):
            attempt(
                0x81 + pointer // 12600,
                0x30 + pointer // 1260 % 10,
                0x81 + pointer // 10 % 126,
                0x30 + pointer % 10,
            )
    return table


def composed_of(decode):
    composed = {}
    for first in range(256):
        for second in range(256):
            text = decode(bytes([first, second]))
            if text and text != decode(bytes([first])) + decode(bytes([second])):
                composed[bytes([first, second]).hex()] = text
    return composed


request = json.load(sys.stdin)
answer = {
    "versions": {
        "python": platform.python_version(),
        "glibc": libc.gnu_get_libc_version().decode(),
    },
    "python": {},
    "glibc": {},
}
for name, make in (("python", python_decoder), ("glibc", glibc_decoder)):
    for charset, longest in request[name]:
        decode = make(charset)
        entry = {"table": table_of(decode, longest)}
        if longest == 1:
            entry["composed"] = composed_of(decode)
        answer[name][charset] = entry
json.dump(answer, sys.stdout)
