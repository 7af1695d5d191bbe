-- The first house: who sells what to whom, and what became of each night.
-- Facts are rows with timestamps; states are derived from them. *_at is a UTC instant, *_on and delivery_date a local date.

create table business (
  business_id           integer not null primary key check (business_id = 1),   -- one business, one database
  name                  text    not null,
  tagline               text    not null,
  time_zone             text    not null,
  currency              text    not null,
  culture               text    not null,
  country               text    not null,       -- ISO 3166: how a phone number typed without a prefix is read
  accent                text    not null,       -- the one color the owner chooses, #rrggbb
  owner_phone           text,                    -- where the night's summary goes
  cutoff_time           text    not null,
  cutoff_days_before    integer not null,
  night_run_time        text    not null,       -- on the evening before the delivery date
  window_margin_minutes integer not null,
  quiet_from            text    not null,
  quiet_until           text    not null,
  service_seconds       integer not null,       -- from parking to driving on, at one door
  created_at            text    not null
) strict;

create table closed_day (
  closed_on  text    not null primary key,
  reason     text    not null,
  created_at text    not null
) strict;

create table owner (
  owner_id          text    not null primary key,
  name              text    not null,
  email             text    not null unique,    -- lower case
  password_hash     text,                        -- null until the one-time link has been used
  authenticator_key text,                        -- null: no second factor set up yet
  created_at        text    not null
) strict;

create table owner_link (
  token_hash text    not null primary key,
  owner_id   text    not null references owner (owner_id),
  created_at text    not null,
  expires_at text    not null,
  used_at    text
) strict;

-- What is sold ------------------------------------------------------------------------------------------------------

create table load_unit (
  load_unit_id integer not null primary key,        -- also its place in every load and capacity
  name         text not null unique
) strict;

create table product (
  product_id   text    not null primary key,
  name         text    not null,
  description  text    not null,
  unit         text    not null,
  weekdays     integer not null check (weekdays between 0 and 127),  -- bits, Monday = 1
  position     integer not null,
  created_at   text    not null,
  retired_from text
) strict;

create table product_price (
  product_id   text    not null references product (product_id),
  effective_on text    not null,
  price_minor  integer not null check (price_minor >= 0),            -- tax-inclusive
  created_at   text    not null,
  primary key (product_id, effective_on)
) strict;

create table product_load (
  product_id   text not null references product (product_id),
  load_unit_id integer not null references load_unit (load_unit_id),
  amount       integer not null check (amount >= 0),
  primary key (product_id, load_unit_id)
) strict;

-- Where from, with what, by whom ------------------------------------------------------------------------------------

create table depot (
  depot_id   text    not null primary key,
  name       text    not null,
  latitude   real    not null,
  longitude  real    not null,
  created_at text    not null,
  retired_at text
) strict;

create table vehicle (
  vehicle_id text    not null primary key,
  depot_id   text    not null references depot (depot_id),
  name       text    not null,
  created_at text    not null,
  retired_at text
) strict;

create table vehicle_capacity (
  vehicle_id   text not null references vehicle (vehicle_id),
  load_unit_id integer not null references load_unit (load_unit_id),
  amount       integer not null check (amount >= 0),
  primary key (vehicle_id, load_unit_id)
) strict;

create table driver (
  driver_id  text    not null primary key,
  name       text    not null,
  phone      text    not null unique,           -- E.164
  created_at text    not null,
  retired_at text
) strict;

create table shift (
  driver_id  text not null references driver (driver_id),
  weekday    integer not null check (weekday between 1 and 7),          -- ISO, Monday = 1
  vehicle_id text not null references vehicle (vehicle_id),
  starts     text not null,
  ends       text not null,
  primary key (driver_id, weekday),
  unique (vehicle_id, weekday)
) strict;

-- The address book --------------------------------------------------------------------------------------------------

create table street (
  street_id text not null primary key,
  name      text not null,
  postcode  text not null,                       -- empty where the source has none
  city      text not null,
  unique (name, postcode, city)
) strict;

create table street_word (
  word      text not null,                       -- lower case, without accents: "strasse"
  street_id text not null references street (street_id),
  primary key (word, street_id)
) strict;

create table address (
  address_id   text    not null primary key,
  street_id    text    not null references street (street_id),
  house_number text    not null,
  latitude     real    not null,
  longitude    real    not null,
  created_at   text    not null,
  unique (street_id, house_number)
) strict;

-- Neighbors and what they want --------------------------------------------------------------------------------------

create table join_code (
  code       text    not null primary key,
  kind       text    not null,                  -- leaflet, van, bottle, driver, neighbor, site
  label      text    not null,
  created_at text    not null,
  retired_at text
) strict;

create table customer (
  number           integer primary key autoincrement,                      -- what people read aloud
  customer_id      text    not null unique,
  name             text    not null,
  phone            text    unique,              -- E.164; null for a neighbor without one
  address_id       text    references address (address_id),          -- null: found by pin
  street           text    not null,
  house_number     text    not null,
  flat             text    not null,
  postcode         text    not null,
  city             text    not null,
  latitude         real    not null,
  longitude        real    not null,
  depot_id         text    not null references depot (depot_id),
  access_note      text    not null,
  earliest         text,                        -- the door's own time window, where it has one
  latest           text,
  link_token       text    not null unique,     -- the personal link /me/{token}
  join_code        text    references join_code (code),
  created_at       text    not null
) strict;

create table sign_up (
  sign_up_id   text    not null primary key,    -- made by the page, so that a double press is one sign-up
  join_code    text    references join_code (code),
  draft        text    not null,                -- JSON: what the pages have asked so far
  created_at   text    not null,
  completed_at text,
  customer_id  text    references customer (customer_id)
) strict;

create table texted_code (
  texted_code_id text    not null primary key,
  phone          text    not null,
  purpose        text    not null,              -- join, sign-in
  code_hash      text    not null,
  asked_from     text    not null,              -- network address, for the rate limit
  created_at     text    not null,
  expires_at     text    not null,
  tries          integer not null,
  used_at        text
) strict;
create index texted_code_by_phone on texted_code (phone, created_at);
create index texted_code_by_origin on texted_code (asked_from, created_at);

create table subscription (
  subscription_id text    not null primary key,
  customer_id     text    not null unique references customer (customer_id),
  starts_on       text    not null,
  created_at      text    not null,
  cancelled_from  text,
  cancelled_at    text
) strict;

create table subscription_line (
  subscription_line_id text    not null primary key,
  subscription_id      text    not null references subscription (subscription_id),
  product_id           text    not null references product (product_id),
  every_weeks          integer not null check (every_weeks between 1 and 8),
  first_week_of        text    not null,        -- any day of the week the rhythm counts from
  starts_on            text    not null,
  ends_on              text,
  created_at           text    not null
) strict;
create index subscription_line_by_subscription on subscription_line (subscription_id);

create table subscription_line_day (
  subscription_line_id text not null references subscription_line (subscription_line_id),
  weekday              integer not null check (weekday between 1 and 7),
  quantity             integer not null check (quantity between 1 and 99),
  primary key (subscription_line_id, weekday)
) strict;

create table skip (
  subscription_id text    not null references subscription (subscription_id),
  delivery_date   text    not null,
  skipped_at      text    not null,
  undone_at       text,
  primary key (subscription_id, delivery_date)
) strict;

create table pause (
  pause_id        text    not null primary key,
  subscription_id text    not null references subscription (subscription_id),
  starts_on       text    not null,
  ends_on         text,                         -- inclusive; null: until further notice
  created_at      text    not null,
  withdrawn_at    text
) strict;
create index pause_by_subscription on pause (subscription_id);

-- The night ---------------------------------------------------------------------------------------------------------

create table delivery_order (
  number        integer primary key autoincrement,
  order_id      text    not null unique,
  customer_id   text    not null references customer (customer_id),
  delivery_date text    not null,
  depot_id      text    not null references depot (depot_id),
  currency      text    not null,
  total_minor   integer not null,
  frozen_at     text    not null,
  unique (customer_id, delivery_date)           -- whoever freezes second, freezes nothing
) strict;
create index delivery_order_by_date on delivery_order (delivery_date);

create table order_line (
  order_id         text not null references delivery_order (order_id),
  product_id       text not null references product (product_id),
  product_name     text not null,
  unit             text not null,
  quantity         integer not null,
  unit_price_minor integer not null,
  primary key (order_id, product_id)
) strict;

create table night (
  delivery_date text    not null primary key,
  started_at    text    not null,               -- from here on the date's deliveries are fixed, even before the cutoff
  finished_at   text
) strict;

create table night_step (
  delivery_date text    not null,
  step          text    not null,
  started_at    text    not null,
  finished_at   text    not null,
  due           integer not null,
  done          integer not null,
  skipped       integer not null,
  failed        integer not null,
  primary key (delivery_date, step)
) strict;

create table night_problem (
  delivery_date text    not null,
  kind          text    not null,               -- order, line, plan, stop, text, night
  item_id       text    not null,
  reason        text    not null,               -- a code the pages have words for
  detail        text    not null,
  noticed_at    text    not null,
  solved_at     text,
  primary key (delivery_date, kind, item_id)
) strict;

create table route_plan (
  route_plan_id text    not null primary key,
  delivery_date text    not null,
  depot_id      text    not null references depot (depot_id),
  revision      integer not null,
  planned_at    text    not null,
  released_at   text,
  withdrawn_at  text,                      -- the check refused it, so it never was the plan
  unique (delivery_date, depot_id, revision)
) strict;

create table route (
  route_id        text    not null primary key,
  route_plan_id   text    not null references route_plan (route_plan_id),
  driver_id       text    not null references driver (driver_id),
  vehicle_id      text    not null references vehicle (vehicle_id),
  departs_at      text    not null,
  returns_at      text    not null,
  distance_meters integer not null,
  unique (route_plan_id, driver_id)
) strict;

create table stop (
  stop_id           text    not null primary key,
  route_id          text    not null references route (route_id),
  position          integer not null,
  latitude          real    not null,
  longitude         real    not null,
  travel_seconds    integer not null,
  distance_meters   integer not null,
  arrives_at        text    not null,
  service_starts_at text    not null,
  departs_at        text    not null,
  unique (route_id, position)
) strict;

create table stop_order (
  stop_id  text not null references stop (stop_id),
  order_id text not null references delivery_order (order_id),
  primary key (stop_id, order_id)
) strict;
create index stop_order_by_order on stop_order (order_id);

create table unassigned_order (
  route_plan_id text not null references route_plan (route_plan_id),
  order_id      text not null references delivery_order (order_id),
  reason        text not null,
  detail        text not null,
  primary key (route_plan_id, order_id)
) strict;

create table promise (
  order_id     text    not null primary key references delivery_order (order_id),
  window_from  text    not null,
  window_until text    not null,
  promised_at  text    not null
) strict;

create table delivery_outcome (
  order_id    text    not null primary key references delivery_order (order_id),
  driver_id   text    not null references driver (driver_id),
  outcome     text    not null,                 -- delivered, not-delivered
  reason      text    not null,                 -- empty when delivered
  recorded_at text    not null
) strict;

-- Texts -------------------------------------------------------------------------------------------------------------

create table message (
  message_id    text    not null primary key,
  recipient_id  text    not null,               -- a customer, a driver, the business, or a texted code
  customer_id   text    references customer (customer_id),
  phone         text    not null,
  kind          text    not null,
  delivery_date text    not null,
  body          text    not null,
  created_at    text    not null,
  not_before    text    not null,               -- quiet hours
  useless_after text,                        -- a window text after the window helps nobody
  claimed_at    text,                        -- somebody is calling the provider, or died doing so
  settled_at    text,
  outcome       text,                            -- sent, no-provider, no-phone, refused, stopped, too-late, needs-a-look
  detail        text    not null,
  provider_id   text,
  unique (recipient_id, delivery_date, kind)
) strict;
create index message_waiting on message (not_before) where settled_at is null;
create index message_by_date on message (delivery_date);

create table text_stop (
  phone      text    not null primary key,
  stopped_at text    not null,
  resumed_at text
) strict;

create table inbound_text (
  provider_id text    not null primary key,     -- a webhook delivered twice is stored once
  phone       text    not null,
  body        text    not null,
  received_at text    not null
) strict;
