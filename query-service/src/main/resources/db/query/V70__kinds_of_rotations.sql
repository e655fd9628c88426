-- What a rotation was made for.
ALTER TABLE query.rotation ADD COLUMN kind text NOT NULL DEFAULT 'ROUTINE';
