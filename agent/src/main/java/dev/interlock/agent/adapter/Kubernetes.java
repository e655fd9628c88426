package dev.interlock.agent.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.agent.adapter.KubernetesApi.Answer;
import dev.interlock.agent.settings.Keys;
import dev.interlock.agent.trust.TrustFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods that mount a ConfigMap or a Secret: the trust file is copied into it. Nobody sees here when
 * a pod has taken it, so it is WRITTEN and no more.
 */
public final class Kubernetes implements Adapter {
  // The names that the API server takes (RFC 1123); both parts come into a path.
  private static final Pattern OBJECT =
      Pattern.compile("(configmap|secret)/([a-z0-9][a-z0-9.-]{0,251}[a-z0-9])");

  private final KubernetesApi api;
  private final boolean secret;
  private final String name;
  private final String member;
  private final TrustFile trustFile;

  private Kubernetes(
      KubernetesApi api, boolean secret, String name, String member, TrustFile trustFile) {
    this.api = api;
    this.secret = secret;
    this.name = name;
    this.member = member;
    this.trustFile = trustFile;
  }

  static Kubernetes of(Keys keys, Path trustFile) {
    String object = keys.required("kubernetes.object", "configmap/orders-client-trust");
    Matcher matcher = OBJECT.matcher(object);
    if (!matcher.matches()) {
      throw keys.invalid(
          "kubernetes.object",
          "is '%s'; write configmap/NAME or secret/NAME, in small letters".formatted(object));
    }
    return new Kubernetes(
        KubernetesApi.of(keys),
        "secret".equals(matcher.group(1)),
        matcher.group(2),
        keys.text("kubernetes.key", "ca.crt"),
        TrustFile.at(trustFile));
  }

  /**
   * By server-side apply: it makes what is missing, and leaves the object's other members alone.
   */
  @Override
  public Loaded load() throws ServerRefused, InterruptedException {
    try {
      Answer answer =
          api.apply(
              path(),
              Map.of(
                  "apiVersion",
                  "v1",
                  "kind",
                  secret ? "Secret" : "ConfigMap",
                  "metadata",
                  Map.of("name", name),
                  "data",
                  Map.of(member, value())));
      if (!answer.succeeded()) {
        throw ServerRefused.untouched(answer.said());
      }
      return loaded();
    } catch (IOException e) {
      throw ServerRefused.unsure("the API server did not answer: " + e.getMessage());
    }
  }

  @Override
  public Optional<Loaded> look() throws InterruptedException {
    try {
      Answer answer = api.get(path());
      return answer.succeeded()
              && value().equals(answer.body().path("data").path(member).asString(""))
          ? Optional.of(loaded())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String path() {
    return (secret ? "secrets/" : "configmaps/") + name;
  }

  private String value() throws IOException {
    String pem = trustFile.read();
    return secret ? Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)) : pem;
  }

  private Loaded loaded() {
    return new Loaded(Evidence.WRITTEN, "%s holds it as %s".formatted(path(), member));
  }

  /** That it may read; whether it may write is seen when it does. */
  @Override
  public List<String> obstacles() throws InterruptedException {
    try {
      Answer answer = api.get(path());
      return answer.succeeded() || answer.missing() ? List.of() : List.of(answer.said());
    } catch (IOException e) {
      return List.of("the API server did not answer: " + e.getMessage());
    }
  }
}
