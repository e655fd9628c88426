package dev.interlock.agent.adapter;

import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.trust.Digest;
import dev.interlock.agent.trust.TrustFile;
import dev.interlock.agent.trust.TrustText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * HAProxy: a transaction over the runtime socket, which drops no connection, and the fingerprints
 * that it then shows. The file is for the next start of HAProxy, which forgets the transaction
 * (HAProxy Management Guide, {@code set ssl ca-file}).
 */
public final class Haproxy implements Adapter {
  private static final Pattern SHA1 = Pattern.compile("SHA1 FingerPrint: ([0-9A-F]{40})");

  private final RuntimeSocket socket;
  private final String name;
  private final TrustFile trustFile;

  private Haproxy(RuntimeSocket socket, String name, TrustFile trustFile) {
    this.socket = socket;
    this.name = name;
    this.trustFile = trustFile;
  }

  static Haproxy of(Keys keys, Path trustFile) {
    return new Haproxy(
        new RuntimeSocket(
            keys.path("haproxy.socket", "/run/haproxy/admin.sock"),
            keys.duration("patience", "PT30S")),
        keys.text("haproxy.ca-file", trustFile.toString()),
        TrustFile.at(trustFile));
  }

  @Override
  public Loaded load() throws ServerRefused {
    try {
      TrustText text = TrustText.of(trustFile.read());
      // A commit announces to clients the names of the commit before (measured with 2.6), and a
      // client that obeys them, such as Java, would present no certificate of the new bundle.
      for (int commits = 0; commits < 2; commits++) {
        set(text);
        commit();
      }
      if (!shown().equals(wanted(text))) {
        throw ServerRefused.unsure(
            "HAProxy took the transaction and shows other certificates in " + name);
      }
      return loaded();
    } catch (IOException e) {
      throw ServerRefused.unsure(String.valueOf(e.getMessage()));
    }
  }

  private void set(TrustText text) throws IOException, ServerRefused {
    String answer = socket.ask("set ssl ca-file %s <<\n%s".formatted(name, text.pem()));
    if (answer.isEmpty()) {
      throw ServerRefused.untouched(
          "HAProxy took no payload of %d characters; raise tune.bufsize above that"
              .formatted(text.pem().length()));
    }
    if (!answer.contains("transaction created") && !answer.contains("transaction updated")) {
      throw ServerRefused.untouched("HAProxy: " + line(answer));
    }
  }

  private void commit() throws IOException, ServerRefused {
    String answer = socket.ask("commit ssl ca-file " + name);
    if (!answer.contains("Success!")) {
      throw ServerRefused.unsure(
          "HAProxy: %s; abort: %s"
              .formatted(line(answer), line(socket.ask("abort ssl ca-file " + name))));
    }
  }

  private Set<String> shown() throws IOException {
    return SHA1.matcher(socket.ask("show ssl ca-file " + name))
        .results()
        .map(found -> found.group(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private static Set<String> wanted(TrustText text) {
    return text.certificates().stream()
        .map(one -> Digest.fingerprint("SHA-1", one))
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Loaded> look() {
    try {
      return shown().equals(wanted(TrustText.of(trustFile.read())))
          ? Optional.of(loaded())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Loaded loaded() {
    return new Loaded(Evidence.LOADED, "HAProxy shows the fingerprints of the bundle");
  }

  @Override
  public List<String> obstacles() {
    try {
      String answer = socket.ask("show ssl ca-file " + name);
      return answer.contains("Status: Used")
          ? List.of()
          : List.of(
              "HAProxy uses no ca-file of the name %s (%s); set haproxy.ca-file to what its 'bind' line says, and give the socket 'level admin'"
                  .formatted(name, line(answer)));
    } catch (IOException e) {
      return List.of(e.getMessage());
    }
  }

  private static String line(String answer) {
    return answer.replaceAll("\\s+", " ");
  }
}
