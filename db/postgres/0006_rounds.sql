-- The same face at the same time: who usually comes to whom, and when; and how much that is worth to the owner.

alter table business add column familiarity integer not null default 5;         -- 0: the shortest way … 10: the usual one
alter table business add column band_minutes integer;                           -- nobody comes farther than this from the usual time; null: no such promise

create table round (
  depot_id  uuid not null references depot (depot_id),
  from_date date not null,                        -- counts from this delivery date on, until there is a newer one
  made_at   timestamptz not null,
  primary key (depot_id, from_date)             -- whoever makes it second, makes nothing
);

create table round_visit (
  depot_id    uuid not null,
  from_date   date not null,
  customer_id uuid not null references customer (customer_id),
  weekday     integer not null check (weekday between 1 and 7),             -- ISO, Monday = 1
  driver_id   uuid not null references driver (driver_id),
  usual_at    time not null,                      -- local time at which service usually begins
  primary key (depot_id, from_date, customer_id, weekday),
  foreign key (depot_id, from_date) references round (depot_id, from_date)
);
