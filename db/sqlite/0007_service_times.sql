-- How long a visit takes, learned from the drivers' own mornings each time a round is made, and fixed until the next one.

create table service_time (
  depot_id        text    not null,
  from_date       text    not null,
  customer_id     text    not null references customer (customer_id),
  service_seconds integer not null check (service_seconds > 0),
  primary key (depot_id, from_date, customer_id),
  foreign key (depot_id, from_date) references round (depot_id, from_date)
) strict;
