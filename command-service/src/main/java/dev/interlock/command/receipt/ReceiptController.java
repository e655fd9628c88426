package dev.interlock.command.receipt;

import dev.interlock.command.http.NativeApi;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Hands out the receipt of a rotation that has ended. */
@NativeApi
class ReceiptController {
  private final Receipts receipts;

  ReceiptController(Receipts receipts) {
    this.receipts = receipts;
  }

  @GetMapping("/v1/rotations/{rotationId}/receipt")
  ResponseEntity<String> receipt(@PathVariable String rotationId) {
    String document = receipts.of(rotationId).text();
    ContentDisposition download =
        ContentDisposition.attachment().filename("receipt-%s.json".formatted(rotationId)).build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, download.toString())
        .body(document);
  }
}
