-- The module under whose name tests open work that no real module speaks for.
insert into platform.work_category (module, category) values ('test', 'concern') on conflict do nothing;
