package dev.interlock.command.certificate;

import dev.interlock.command.Refusal;
import dev.interlock.vault.ClientProfile;
import dev.interlock.vault.KeyAlgorithm;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How certificates are made. The configuration says it for all, and tags of a request for one.
 *
 * @param keyAlgorithm RSA-2048 in the profile of AWS
 */
public record GenerationSettings(ClientProfile profile, KeyAlgorithm keyAlgorithm) {
  /** The tag that chooses the profile: {@code interlock} or {@code aws}. */
  static final String PROFILE_TAG = "interlock:profile";

  /** The tag that chooses the key algorithm, such as {@code P-256}. */
  static final String KEY_ALGORITHM_TAG = "interlock:key-algorithm";

  /** The tags that are read when a certificate is generated, and never again. */
  static final Set<String> TAGS = Set.of(PROFILE_TAG, KEY_ALGORITHM_TAG);

  /**
   * The settings of these names.
   *
   * @throws Refusal when one is unknown, or they exclude each other
   */
  static GenerationSettings named(String profile, String keyAlgorithm) {
    return of(
        profile("interlock.certificates.profile", profile),
        keyAlgorithm("interlock.certificates.key-algorithm", keyAlgorithm));
  }

  /**
   * The settings for one certificate. The profile of AWS brings its key algorithm with it.
   *
   * @throws Refusal when a tag's value is unknown, or they exclude each other
   */
  GenerationSettings with(Map<String, String> tags) {
    String profileTag = tags.get(PROFILE_TAG);
    String algorithmTag = tags.get(KEY_ALGORITHM_TAG);
    ClientProfile chosen = profileTag == null ? profile : profile(PROFILE_TAG, profileTag);
    return of(chosen, keyAlgorithm(chosen, algorithmTag));
  }

  /**
   * Refuses to change what a certificate that exists says of its making.
   *
   * @throws Refusal INVALID, naming the tag
   */
  static void requireUnchanged(Map<String, String> changing) {
    TAGS.stream()
        .filter(changing::containsKey)
        .sorted()
        .findFirst()
        .ifPresent(
            tag -> {
              throw Refusal.invalid(
                  "tags",
                  "Tag %s says how a certificate is generated and cannot be set later; generate another one"
                      .formatted(tag));
            });
  }

  private KeyAlgorithm keyAlgorithm(ClientProfile chosen, @Nullable String tag) {
    if (tag != null) {
      return keyAlgorithm(KEY_ALGORITHM_TAG, tag);
    }
    return chosen == ClientProfile.AWS ? KeyAlgorithm.RSA_2048 : keyAlgorithm;
  }

  private static GenerationSettings of(ClientProfile profile, KeyAlgorithm keyAlgorithm) {
    if (profile == ClientProfile.AWS && keyAlgorithm != KeyAlgorithm.RSA_2048) {
      throw Refusal.invalid(
          "tags",
          "The profile aws has keys of RSA-2048 only, not %s; choose one of the two"
              .formatted(keyAlgorithm));
    }
    return new GenerationSettings(profile, keyAlgorithm);
  }

  private static ClientProfile profile(String setting, String name) {
    return known(
        setting,
        name,
        Arrays.stream(ClientProfile.values()).filter(one -> name(one).equals(name)).findFirst(),
        Arrays.stream(ClientProfile.values())
            .map(GenerationSettings::name)
            .collect(Collectors.joining(", ")));
  }

  private static KeyAlgorithm keyAlgorithm(String setting, String name) {
    return known(
        setting,
        name,
        KeyAlgorithm.named(name),
        Arrays.stream(KeyAlgorithm.values())
            .map(KeyAlgorithm::toString)
            .collect(Collectors.joining(", ")));
  }

  private static <T> T known(String setting, String name, Optional<T> found, String all) {
    return found.orElseThrow(
        () ->
            Refusal.invalid(
                "tags", "%s '%s' is unknown; give one of %s".formatted(setting, name, all)));
  }

  private static String name(ClientProfile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }
}
