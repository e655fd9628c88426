package dev.interlock.command.certificate;

import dev.interlock.contract.StageRef;
import java.util.List;

/** Who presents a certificate now. */
public interface Presenters {

  /** The stages that present it, ordered; these go on to until the transaction ends. */
  List<StageRef> of(String certificateId);
}
