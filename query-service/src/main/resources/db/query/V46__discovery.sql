-- How the instances of a backend become known; null when it was registered with them.
ALTER TABLE query.backend ADD COLUMN discovery jsonb;
