package dev.interlock.saga.rotation;

import dev.interlock.contract.Command.ProbeBackend;
import dev.interlock.contract.CommandResult;
import dev.interlock.contract.Event;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the rotation remembers of the commands that it has sent.
 *
 * @param ids those, but for probes, sent in this phase since it was entered or resumed
 * @param refused why commands were refused since then, by command id
 * @param inFlight by command id, those of any time whose effect is still to be seen
 * @param seen those whose effect was seen since then: the write side obeys an id once, so that they
 *     would have no other
 */
public record Sent(
    Set<String> ids,
    Map<String, String> refused,
    Map<String, InFlight> inFlight,
    Set<String> seen) {
  static final Sent NOTHING = new Sent(Set.of(), Map.of(), Map.of(), Set.of());

  /** Sorts, so that equal memories are written alike. Of old, none was remembered to be seen. */
  public Sent(
      Set<String> ids,
      Map<String, String> refused,
      Map<String, InFlight> inFlight,
      @Nullable Set<String> seen) {
    this.ids = Collections.unmodifiableSet(new TreeSet<>(ids));
    this.refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    this.inFlight = Collections.unmodifiableMap(new TreeMap<>(inFlight));
    this.seen = seen == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(seen));
  }

  boolean contains(IdentifiedCommand command) {
    return ids.contains(command.id()) || seen.contains(command.id());
  }

  @Nullable String refusalOf(IdentifiedCommand command) {
    return refused.get(command.id());
  }

  Sent with(IdentifiedCommand command, String successor) {
    Set<String> all = new TreeSet<>(ids);
    if (!(command.command() instanceof ProbeBackend)) { // numbered, so never sent twice
      all.add(command.id());
    }
    Map<String, InFlight> open = new TreeMap<>(inFlight);
    InFlight.of(command.command(), successor).ifPresent(effect -> open.put(command.id(), effect));
    return new Sent(all, refused, open, seen);
  }

  Sent on(CommandResult result) {
    String refusal = result.refusal();
    if (refusal == null) {
      return this;
    }
    Map<String, InFlight> open = new TreeMap<>(inFlight);
    open.remove(result.commandId());
    // Also of a command not known to be sent: a crash may have come between sending and storing.
    Map<String, String> reasons = new TreeMap<>(refused);
    reasons.put(result.commandId(), refusal);
    return new Sent(ids, reasons, open, seen);
  }

  Sent on(Event event) {
    Map<String, InFlight> open = new TreeMap<>(inFlight);
    if (!open.values().removeIf(effect -> effect.arrived(event))) {
      return this;
    }
    Set<String> arrived = new TreeSet<>(inFlight.keySet());
    arrived.removeAll(open.keySet());
    arrived.addAll(seen);
    return new Sent(ids, refused, open, arrived);
  }

  /** As if nothing of what is unseen had been sent in this round; refusals are remembered. */
  Sent forgotten() {
    return new Sent(Set.of(), refused, inFlight, seen);
  }

  /** A new phase, or a resumed one: everything may be asked again, under new ids. */
  Sent newRound() {
    return new Sent(Set.of(), Map.of(), inFlight, Set.of());
  }
}
