-- Signs that fewer people notice are folded away, so that the form stays short on a phone.
alter table prevention.sign_set add column rare boolean not null default false;
update prevention.sign_set set rare = true
where set_key = 'public' and sign_key in ('new-things', 'coached', 'phone-watched', 'online-contact', 'no-pay');
