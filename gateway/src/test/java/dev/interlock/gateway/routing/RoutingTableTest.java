package dev.interlock.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.contract.StageRef;
import dev.interlock.gateway.Apis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingTableTest {
  private static final Routes ROUTES =
      routes(
          new Apis()
              .put("GET", "/", "NONE", false)
              .put("GET", "/pets", "NONE", false)
              .put("POST", "/pets", "NONE", false)
              .put("ANY", "/pets/{petId}", "NONE", false)
              .put("DELETE", "/pets/{petId}", "NONE", false)
              .put("GET", "/pets/mine", "NONE", false)
              .put("GET", "/pets/{petId}/toys", "NONE", false)
              .put("GET", "/pets/mine/bed", "NONE", false)
              .put("GET", "/files/{path+}", "NONE", false)
              .put("PUT", "/{proxy+}", "NONE", false));

  private static Routes routes(Apis api) {
    StageRef stage = new StageRef(Apis.ID, "prod");
    return new Routes(
        Map.of(stage, new ServedStage(stage, Map.of(), RoutingTable.of(api.build()))));
  }

  private static Optional<Route> find(Routes routes, String verb, String path) {
    return routes.find(verb, "127.0.0.1", "/" + Apis.ID + "/prod" + path);
  }

  private static String routed(String verb, String path) {
    return find(ROUTES, verb, path)
        .map(route -> route.resource().path() + " " + new TreeMap<>(route.pathVariables()))
        .orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /                 | / {}",
        "GET    | /pets             | /pets {}",
        "GET    | /pets/            | /pets {}",
        "GET    | /pets/7           | /pets/{petId} {petId=7}",
        "GET    | /pets/a%2Fb       | /pets/{petId} {petId=a%2Fb}",
        "GET    | /pets/mine        | /pets/mine {}",
        "GET    | /pets/mine/bed    | /pets/mine/bed {}",
        "GET    | /files/a/b/c.txt  | /files/{path+} {path=a/b/c.txt}",
        "GET    | /files            | none",
        "GET    | /files/           | none",
        "GET    | /Pets             | none",
        "GET    | /pets//toys       | none",
        "GET    | /unknown          | none",
        "PUT    | /                 | none",
        "PUT    | /unknown/x        | /{proxy+} {proxy=unknown/x}",
      })
  void findsTheMostSpecificResourceOf(String verb, String path, String expected) {
    assertThat(routed(verb, path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /pets/mine/toys   | /pets/{petId}/toys {petId=mine}",
        "PATCH  | /pets/mine        | /pets/{petId} {petId=mine}",
        "PUT    | /pets             | /{proxy+} {proxy=pets}",
        "PUT    | /pets/7/toys      | /{proxy+} {proxy=pets/7/toys}",
        "PATCH  | /pets             | none",
      })
  void passesOverResourcesThatDoNotServeTheVerb(String verb, String path, String expected) {
    assertThat(routed(verb, path)).isEqualTo(expected);
  }

  @Test
  void prefersAVerbToAny() {
    Routes routes =
        routes(new Apis().put("ANY", "/a", "NONE", false).put("GET", "/a", "AWS_IAM", false));
    assertThat(find(routes, "GET", "/a").orElseThrow().method().authorizationType())
        .isEqualTo("AWS_IAM");
    assertThat(find(routes, "POST", "/a").orElseThrow().method().authorizationType())
        .isEqualTo("NONE");
  }

  @Test
  void findsWhatASearchThroughAllResourcesFinds() {
    List<String> parts = List.of("a", "b", "{x}");
    for (String first : parts) {
      for (String second : parts) {
        String template = "/" + first + "/" + second;
        Routes one =
            routes(
                new Apis()
                    .put("GET", template, "NONE", false)
                    .put("GET", "/{all+}", "NONE", false));
        for (String path : List.of("/a/a", "/a/b", "/b/a", "/b/b", "/c/c", "/a", "/a/b/c")) {
          String pattern = template.replace("{x}", "[^/]+");
          assertThat(find(one, "GET", path).orElseThrow().resource().path())
              .as("%s in %s", path, template)
              .isEqualTo(path.matches(pattern) ? template : "/{all+}");
        }
      }
    }
  }

  @Test
  void survivesAPathOfManyParts() {
    String deep = "/x".repeat(200);
    assertThat(routed("GET", deep)).isEqualTo("none");
  }
}
