"""Decodes byte strings with CPython and glibc. Each line of stdin is `DECODER CHARSET MODE HEX`, where DECODER is
`python` or `glibc` and MODE is `strict`, `replace`, `ignore` (Python) or `strict` (glibc). The answer is one line:
the UTF-16BE text in hex, or `-` for a strict error. `versions` alone prints the versions."""
import ctypes
import platform
import sys

libc = ctypes.CDLL(None, use_errno=True)
libc.iconv_open.restype = ctypes.c_void_p
libc.iconv.restype = ctypes.c_size_t
libc.iconv.argtypes = [ctypes.c_void_p] + [ctypes.c_void_p] * 4
libc.gnu_get_libc_version.restype = ctypes.c_char_p
FAILED = ctypes.c_size_t(-1).value
converters = {}


def glibc_strict(charset, data):
    if charset not in converters:
        converters[charset] = libc.iconv_open(b"UTF-16BE", charset.encode())
        assert converters[charset] != FAILED, charset
    converter = converters[charset]
    libc.iconv(converter, None, None, None, None)
    source = ctypes.create_string_buffer(data, len(data))
    source_at = ctypes.c_void_p(ctypes.addressof(source))
    source_left = ctypes.c_size_t(len(data))
    size = 4 * len(data) + 16
    target = ctypes.create_string_buffer(size)
    target_at = ctypes.c_void_p(ctypes.addressof(target))
    target_left = ctypes.c_size_t(size)
    to = (ctypes.byref(target_at), ctypes.byref(target_left))
    answer = libc.iconv(converter, ctypes.byref(source_at), ctypes.byref(source_left), *to)
    libc.iconv(converter, None, None, *to)
    return None if answer == FAILED or source_left.value else target.raw[: size - target_left.value]


def python(charset, mode, data):
    try:
        return data.decode(charset, mode).encode("utf-16-be", "surrogatepass")
    except UnicodeDecodeError:
        return None


for line in sys.stdin:
    if line.strip() == "versions":
        print(platform.python_version(), libc.gnu_get_libc_version().decode())
        continue
    decoder, charset, mode, digits = line.rstrip("\n").split(" ")
    data = bytes.fromhex(digits)
    answer = python(charset, mode, data) if decoder == "python" else glibc_strict(charset, data)
    print("-" if answer is None else answer.hex())
