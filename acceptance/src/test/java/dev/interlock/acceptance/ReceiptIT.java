package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of real rotations, checked at the command line while somebody edits the log. */
class ReceiptIT {
  @TempDir private static Path directory;
  private static Deployment deployment;

  private String output = "";

  @BeforeAll
  static void start() throws Exception {
    deployment = new Deployment(directory);
    deployment.start();
  }

  @AfterAll
  static void stop() throws Exception {
    deployment.close();
  }

  @Test
  void namesTheEventOfTheLogThatWasEditedAndTheOneThatWasDeleted() throws Exception {
    Path file = directory.resolve("retired.json");
    try (Shop shop = shop("orders")) {
      String rotation = shop.rotate(Duration.ofSeconds(5));
      HttpResponse<String> early = writes().exchange("GET", path(rotation), "");
      assertThat(early.statusCode()).isEqualTo(409);
      assertThat(early.body()).contains("Rotation %s is in phase ".formatted(rotation));
      assertThat(run("get", rotation)).isEqualTo(1);
      assertThat(output).contains("its receipt is issued when it has ended");
      shop.awaitRetired(rotation);

      assertThat(run("get", rotation, "--output", file.toString())).as(output).isZero();
      HttpResponse<String> issued = writes().exchange("GET", path(rotation), "");
      assertThat(issued.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"receipt-%s.json\"".formatted(rotation));
      assertThat(file).content().isEqualTo(issued.body() + "\n");
      assertThat(run("verify", file.toString())).as(output).isZero();
      assertThat(output).contains(file + " matches the log");
    }
    JsonNode receipt = JsonMapper.shared().readTree(file).path("receipt");
    assertThat(proofsOfTheEnd(receipt)).containsExactly("REFUSES ACCEPTS");

    long probe = lastProbe(receipt);
    deployment.execute(
        "UPDATE command.event SET payload = replace(payload, '\"REFUSED\"', '\"ACCEPTED\"')"
            + " WHERE global_index = "
            + probe);
    assertThat(run("verify", file.toString())).isEqualTo(1);
    assertThat(output)
        .contains("does not match the log:")
        .contains("grounds, event %d (probe-recorded), sha256: the receipt says".formatted(probe))
        .contains("verdict: the receipt says \"REFUSED\", the log gives \"ACCEPTED\"")
        .contains("oldCertificate: the receipt says \"REFUSES\", the log gives")
        .contains("look at the log before the file");

    deployment.execute("DELETE FROM command.event WHERE global_index = " + probe);
    assertThat(run("verify", file.toString())).isEqualTo(1);
    assertThat(output)
        .contains("grounds, event %d (probe-recorded): the receipt has".formatted(probe));
  }

  @Test
  void findsTheStepThatWasTakenOutOfTheReceiptOfARollback() throws Exception {
    Path file = directory.resolve("rolled-back.json");
    try (Shop shop = shop("payments")) {
      String rotation = shop.rotate(Duration.ofSeconds(60));
      shop.awaitPhase(rotation, "DRAINING");
      writes().send("POST", "/v1/rotations/" + rotation + "/rollback", "{\"reason\":\"too fast\"}");
      shop.awaitPhase(rotation, "ROLLED_BACK");
      assertThat(run("get", rotation, "--output", file.toString())).as(output).isZero();
    }
    assertThat(run("verify", file.toString())).as(output).isZero();
    Files.writeString(file, Files.readString(file).replace("too fast", "too slow"));
    assertThat(run("verify", file.toString())).isEqualTo(1);
    assertThat(output)
        .contains("The receipt is not as it was issued")
        .contains("reason: the receipt says \"too slow\", the log gives \"too fast\"");
    assertThat(run("get", "nothing")).isEqualTo(1);
    assertThat(output).contains("There is no rotation nothing");
  }

  private static List<String> proofsOfTheEnd(JsonNode receipt) {
    return items(receipt.path("steps"))
        .filter(step -> step.at("/data/phase").asString("").equals("RETIRED"))
        .flatMap(step -> items(step.at("/evidence/0/instances")))
        .map(
            instance ->
                instance.path("oldCertificate").asString()
                    + " "
                    + instance.path("newCertificate").asString())
        .toList();
  }

  private static long lastProbe(JsonNode receipt) {
    return items(receipt.path("grounds"))
        .filter(event -> event.path("type").asString().equals("probe-recorded"))
        .mapToLong(event -> event.path("position").asLong())
        .max()
        .orElseThrow();
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private int run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("receipt"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--url", writes().address().toString(), "--data", directory.toString()));
    try (Program program = Program.start(command.toArray(String[]::new))) {
      int status = program.awaitExit();
      output = program.output();
      return status;
    }
  }

  private static Api writes() {
    return deployment.commandService.api();
  }

  private static String path(String rotation) {
    return "/v1/rotations/%s/receipt".formatted(rotation);
  }

  private static Shop shop(String backend) {
    return Shop.open(writes(), deployment.queryService.api(), backend, directory);
  }
}
