-- What a rotation was made for, which decides what it may do.
ALTER TABLE rotation ADD COLUMN kind text NOT NULL DEFAULT 'ROUTINE';
