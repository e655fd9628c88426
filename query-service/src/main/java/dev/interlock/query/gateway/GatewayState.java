package dev.interlock.query.gateway;

/** Whether rotations wait for a gateway. */
enum GatewayState {
  /** It serves, as far as is known: until it has left, whether it is heard of or not. */
  JOINED,
  /** It took its leave, or a person removed it. */
  LEFT
}
