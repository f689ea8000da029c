create table seen_event (id text primary key);
create table balance (
  label text, currency text, amount_minor bigint not null, primary key (label, currency)
);
