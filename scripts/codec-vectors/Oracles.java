import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;

/**
 * Prints what the JDK's charsets decode. Arguments: charset, longest, charset, longest … as in oracles.py. Lines:
 * "version 17.0.15", "charset NAME", then "HEX-OF-BYTES HEX-OF-UTF-16".
 */
public class Oracles {
  static final PrintStream out = new PrintStream(new BufferedOutputStream(System.out, 1 << 16));
  static CharsetDecoder decoder;

  static boolean attempt(int... sequence) {
    byte[] bytes = new byte[sequence.length];
    for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) sequence[i];
    String text;
    try {
      text = decoder.reset().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return false;
    }
    if (text.isEmpty()) return false;
    StringBuilder line = new StringBuilder();
    for (byte b : bytes) line.append(String.format("%02x", b & 0xff));
    line.append(' ');
    for (char c : text.toCharArray()) line.append(String.format("%04x", (int) c));
    out.println(line);
    return true;
  }

  public static void main(String[] arguments) {
    out.println("version " + System.getProperty("java.version"));
    for (int i = 0; i < arguments.length; i += 2) {
      int longest = Integer.parseInt(arguments[i + 1]);
      decoder = Charset.forName(arguments[i]).newDecoder();
      out.println("charset " + arguments[i]);
      for (int first = 0; first < 256; first++) {
        if (attempt(first) || longest == 1) continue;
        for (int second = 0; second < 256; second++) attempt(first, second);
      }
      for (int second = 0xa1; longest == 3 && second < 0xff; second++) {
        for (int third = 0xa1; third < 0xff; third++) attempt(0x8f, second, third);
      }
      for (int pointer = 0; longest == 4 && pointer < 39420; pointer++) {
        attempt(0x81 + pointer / 12600, 0x30 + pointer / 1260 % 10, 0x81 + pointer / 10 % 126, 0x30 + pointer % 10);
      }
    }
    out.flush();
  }
}
