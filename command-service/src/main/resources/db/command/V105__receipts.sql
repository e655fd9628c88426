-- Which backends served a stage, at any time: a receipt asks it of the log, not of what is so now.
CREATE INDEX event_backend_bound_to_stage ON event (global_index)
  WHERE type = 'backend-bound-to-stage';
