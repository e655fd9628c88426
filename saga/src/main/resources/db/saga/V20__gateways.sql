-- The gateways that have joined and not left.
CREATE TABLE saga.gateway (
  gateway_id text PRIMARY KEY
);
