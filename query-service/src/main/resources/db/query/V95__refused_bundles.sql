-- The version of the bundle that an instance refused; null for findings of any other kind.
ALTER TABLE query.finding ADD COLUMN version integer;
