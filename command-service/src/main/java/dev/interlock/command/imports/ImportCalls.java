package dev.interlock.command.imports;

import dev.interlock.command.certificate.Certificates;
import dev.interlock.command.certificate.ClientKeys;
import dev.interlock.command.certificate.ImportCertificate;
import dev.interlock.command.certificate.StoredCertificate;
import dev.interlock.command.eventstore.Commands;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes one certificate of one upload, however often its client repeats it. */
@Component
class ImportCalls {
  private final Commands commands;
  private final Certificates certificates;
  private final ClientKeys keys;
  private final TransactionTemplate transactions;

  ImportCalls(
      Commands commands,
      Certificates certificates,
      ClientKeys keys,
      TransactionTemplate transactions) {
    this.commands = commands;
    this.certificates = certificates;
    this.keys = keys;
    this.transactions = transactions;
  }

  /** Carries out the command, or finds what it made before. The id of the certificate. */
  String once(ImportCertificate command) {
    return transactions.execute(
        status -> {
          // One at a time, and each sees what those before it took in.
          certificates.countForGeneration();
          Optional<String> before = same(command).map(StoredCertificate::certificateId);
          if (before.isPresent()) {
            keys.adopt(before.get(), command.chain(), command.privateKey());
            return before.get();
          }
          commands.send(command);
          return command.certificateId();
        });
  }

  private Optional<StoredCertificate> same(ImportCertificate command) {
    return certificates
        .findByFingerprint(command.chain().client().fingerprint())
        .filter(
            known ->
                known.authorities().equals(command.chain().authorities())
                    && known.tags().equals(command.tags())
                    && Optional.ofNullable(known.description())
                        .equals(Optional.ofNullable(command.description())));
  }
}
