package dev.interlock.command.backend;

import dev.interlock.command.backend.ProbeOrders.Order;

/**
 * Who may record a probe: the prober that has claimed its order, for as long as the claim stands.
 */
@FunctionalInterface
interface ProbeClaims {

  /**
   * Whether the claim stands still. It falls when it runs out and another prober takes the order,
   * and when the instance acknowledges a bundle meanwhile: what was begun before shows how the
   * instance was, and may not be taken for how it is.
   */
  boolean stands(Order order);
}
