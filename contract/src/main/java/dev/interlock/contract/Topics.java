package dev.interlock.contract;

/** The Kafka topics of Interlock. */
public final class Topics {
  /** Every domain event, keyed by aggregate id, in order per aggregate. */
  public static final String EVENTS = "interlock.events";

  /** The saga's commands, keyed by the id of the aggregate that they target. */
  public static final String COMMANDS = "interlock.commands";

  /** What became of the saga's commands, keyed by rotation id. */
  public static final String COMMAND_RESULTS = "interlock.command-results";

  /** The trust bundle that each backend should hold, keyed by backend id; compacted. */
  public static final String TRUST_BUNDLES = "interlock.trust-bundles";

  /** Acknowledgements from backends that prefer Kafka to REST, keyed by backend id. */
  public static final String ACKNOWLEDGEMENTS = "interlock.acknowledgements";

  /** What backends that prefer Kafka to REST saw on real traffic, keyed by backend id. */
  public static final String OBSERVATIONS = "interlock.observations";

  /** What gateways say of themselves, keyed by their names. */
  public static final String GATEWAY_REPORTS = "interlock.gateway-reports";

  private Topics() {}
}
