package dev.interlock.spring.orders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves orders to clients that it trusts. */
@SpringBootApplication
@RestController
public class OrdersApplication {

  /** Starts it. */
  public static void main(String[] arguments) {
    SpringApplication.run(OrdersApplication.class, arguments);
  }

  @GetMapping("/")
  String orders() {
    return "orders";
  }
}
