-- A count that must not pass a number: one more refuses the whole write that it stands in. Under the same digests of the day.
alter table platform.guess add column most int;
alter table platform.guess add constraint guess_within_most check (count <= most);
