package dev.interlock.query.page;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page, and its changing part alone for the script that keeps it up to date. */
@Controller
final class PageController {
  private final PageReader reader;

  PageController(PageReader reader) {
    this.reader = reader;
  }

  @GetMapping("/")
  String page(Model model, HttpServletResponse response) {
    return show("page", model, response);
  }

  @GetMapping("/live")
  String live(Model model, HttpServletResponse response) {
    return show("live", model, response);
  }

  private String show(String template, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    model.addAttribute("page", reader.read());
    return template;
  }
}
