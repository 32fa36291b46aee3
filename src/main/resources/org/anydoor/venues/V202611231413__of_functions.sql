-- Functions that tell the public one place by name, such as the hotel of a poster, read places as their owner.
create policy place_of_functions on venues.place for select to anydoor_owner using (true);
