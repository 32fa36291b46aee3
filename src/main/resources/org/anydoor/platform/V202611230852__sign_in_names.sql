-- A sign-in name is one person's in the whole deployment; an administrator who gives one learns whether it is free, and no more.
create function platform.sign_in_name_is_free(wanted text) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  return platform.my_categories() && array['administration', 'community']
    and not exists (select 1 from platform.person p where p.username = wanted);
end $$;
revoke execute on function platform.sign_in_name_is_free(text) from public;
grant execute on function platform.sign_in_name_is_free(text) to anydoor_app;
