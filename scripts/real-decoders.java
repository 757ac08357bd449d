import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Decodes byte strings with the JDK's charsets. Each line of stdin is `CHARSET MODE HEX`, where MODE is `strict` or
 * `replace`. The answer is one line: the UTF-16BE text in hex, or `-` for a strict error. `versions` alone prints
 * the version.
 */
class RealDecoders {
  public static void main(String[] arguments) throws Exception {
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    StringBuilder answers = new StringBuilder();
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      answers.append(line.equals("versions") ? System.getProperty("java.version") : decode(line.split(" ", -1)));
      answers.append('\n');
    }
    System.out.print(answers);
  }

  private static String decode(String[] job) {
    Charset charset = Charset.forName(job[0]);
    byte[] bytes = HexFormat.of().parseHex(job[2]);
    try {
      String text =
          job[1].equals("strict")
              ? charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()
              : new String(bytes, charset);
      return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    } catch (CharacterCodingException e) {
      return "-";
    }
  }
}
