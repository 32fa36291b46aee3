-- An operator asks for the interpreter first, as the words to read aloud do, and then who calls.
alter table intake.door no force row level security;
update intake.door set asks = '{danger,interpreter,caller,contact,what,whom,where,when,signs,harm,mandated}'
where key = 'operator' and asks = '{danger,what,signs,harm,whom,where,when,interpreter,caller,contact,mandated}';
alter table intake.door force row level security;
