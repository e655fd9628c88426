package dev.interlock.command.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.interlock.command.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void readsMembersAndIgnoresWhatItDoesNotKnow() {
    JsonBody body =
        body("{\"a\":\"x\",\"flag\":true,\"n\":7,\"t\":{\"k\":\"v\"},\"l\":[\"y\"],\"_links\":{}}");
    assertThat(body.text("a")).isEqualTo("x");
    assertThat(body.flag("flag")).isTrue();
    assertThat(body.integer("n")).isEqualTo(7);
    assertThat(body.texts("t")).containsEntry("k", "v");
    assertThat(body.list("l")).containsExactly("y");
    assertThat(body("{\"m\":{\"k\":[\"v\",\"w\"]}}").lists("m"))
        .containsOnly(Map.entry("k", List.of("v", "w")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"a\":null}"})
  void nothingEmptyAndNullAreAbsent(String json) {
    JsonBody body = body(json);
    assertThat(body.text("a")).isNull();
    assertThat(body.flag("a")).isNull();
    assertThat(body.decimal("a")).isNull();
    assertThat(body.flags("a")).isNull();
    assertThat(body.integer("a")).isNull();
    assertThat(body.texts("a")).isNull();
    assertThat(body.list("a")).isNull();
    assertThat(body.lists("a")).isNull();
    assertThat(body.structure("a")).isNull();
    assertThat(body.patchOperations("anInput")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "nonsense", "{\"a\":1}{", "null"})
  void refusesWhatIsNoJsonObject(String json) {
    fault(() -> body(json)).withMessageStartingWith("The request body");
  }

  @Test
  void refusesOtherTypesInAwsWords() {
    fault(() -> body("{\"a\":true}").text("a"))
        .withMessage("class java.lang.Boolean can not be converted to an String");
    fault(() -> body("{\"a\":{\"k\":1}}").texts("a"))
        .withMessage(
            "class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to"
                + " an String");
    fault(() -> body("{\"a\":{\"k\":null}}").texts("a")).withMessageContaining("an String");
    fault(() -> body("{\"a\":[]}").texts("a")).withMessageContaining("an Map");
    fault(() -> body("{\"a\":\"true\"}").flag("a")).withMessageContaining("an Boolean");
    fault(() -> body("{\"a\":1.5}").integer("a")).withMessageContaining("an Integer");
    fault(() -> body("{\"a\":3000000000}").integer("a")).withMessageContaining("an Integer");
    fault(() -> body("{\"a\":{}}").list("a")).withMessageContaining("an List");
    fault(() -> body("{\"a\":{\"k\":\"v\"}}").lists("a")).withMessageContaining("an List");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":[{\"b\":\"x\\ud83d\"}]}",
        "{\"a\":\"\\ude00\\ud83d\"}"
      })
  void refusesTextThatCannotBeKept(String json) {
    fault(() -> body(json)).withMessageContaining("cannot be kept");
  }

  @Test
  void takesWhatIsOutsideOfTheBasicPlane() {
    assertThat(body("{\"a\":\"\\ud83d\\ude00\"}").text("a")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void refusesUnknownPatchOperationsInAwsWordsAllAtOnce() {
    JsonBody body =
        body("{\"patchOperations\":[{\"op\":\"wrong\"},{\"op\":\"replace\"},{\"op\":\"bad\"}]}");
    fault(() -> body.patchOperations("updateStageInput"))
        .withMessage(
            "2 validation errors detected: Value 'wrong' at"
                + " 'updateStageInput.patchOperations.1.member.op' failed to satisfy constraint:"
                + " Member must satisfy enum value set: [add, remove, move, test, replace, copy];"
                + " Value 'bad' at 'updateStageInput.patchOperations.3.member.op' failed to"
                + " satisfy constraint: Member must satisfy enum value set: [add, remove, move,"
                + " test, replace, copy]");
  }

  @Test
  void refusesMembersThatAreNotOfferedUnlessTheyAskForNothing() {
    body("{\"a\":null,\"b\":false,\"c\":{},\"d\":[]}").refuse("a", "b", "c", "d", "e");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(
            () -> body("{\"canarySettings\":{\"percentTraffic\":1}}").refuse("canarySettings"))
        .withMessageContaining("canarySettings is not offered yet");
  }

  private static JsonBody body(String json) {
    return JsonBody.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static ThrowableAssertAlternative<AwsFault> fault(ThrowingCallable call) {
    return assertThatExceptionOfType(AwsFault.class).isThrownBy(call);
  }
}
