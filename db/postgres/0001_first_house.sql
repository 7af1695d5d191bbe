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
  cutoff_time           time    not null,
  cutoff_days_before    integer not null,
  night_run_time        time    not null,       -- on the evening before the delivery date
  window_margin_minutes integer not null,
  quiet_from            time    not null,
  quiet_until           time    not null,
  service_seconds       integer not null,       -- from parking to driving on, at one door
  created_at            timestamptz not null
);

create table closed_day (
  closed_on  date    not null primary key,
  reason     text    not null,
  created_at timestamptz not null
);

create table owner (
  owner_id          uuid    not null primary key,
  name              text    not null,
  email             text    not null unique,    -- lower case
  password_hash     text,                        -- null until the one-time link has been used
  authenticator_key text,                        -- null: no second factor set up yet
  created_at        timestamptz not null
);

create table owner_link (
  token_hash text    not null primary key,
  owner_id   uuid    not null references owner (owner_id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);

-- What is sold ------------------------------------------------------------------------------------------------------

create table load_unit (
  load_unit_id integer not null primary key,        -- also its place in every load and capacity
  name         text not null unique
);

create table product (
  product_id   uuid    not null primary key,
  name         text    not null,
  description  text    not null,
  unit         text    not null,
  weekdays     integer not null check (weekdays between 0 and 127),  -- bits, Monday = 1
  position     integer not null,
  created_at   timestamptz not null,
  retired_from date
);

create table product_price (
  product_id   uuid    not null references product (product_id),
  effective_on date    not null,
  price_minor  bigint  not null check (price_minor >= 0),            -- tax-inclusive
  created_at   timestamptz not null,
  primary key (product_id, effective_on)
);

create table product_load (
  product_id   uuid not null references product (product_id),
  load_unit_id integer not null references load_unit (load_unit_id),
  amount       integer not null check (amount >= 0),
  primary key (product_id, load_unit_id)
);

-- Where from, with what, by whom ------------------------------------------------------------------------------------

create table depot (
  depot_id   uuid    not null primary key,
  name       text    not null,
  latitude   double precision not null,
  longitude  double precision not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table vehicle (
  vehicle_id uuid    not null primary key,
  depot_id   uuid    not null references depot (depot_id),
  name       text    not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table vehicle_capacity (
  vehicle_id   uuid not null references vehicle (vehicle_id),
  load_unit_id integer not null references load_unit (load_unit_id),
  amount       integer not null check (amount >= 0),
  primary key (vehicle_id, load_unit_id)
);

create table driver (
  driver_id  uuid    not null primary key,
  name       text    not null,
  phone      text    not null unique,           -- E.164
  created_at timestamptz not null,
  retired_at timestamptz
);

create table shift (
  driver_id  uuid not null references driver (driver_id),
  weekday    integer not null check (weekday between 1 and 7),          -- ISO, Monday = 1
  vehicle_id uuid not null references vehicle (vehicle_id),
  starts     time not null,
  ends       time not null,
  primary key (driver_id, weekday),
  unique (vehicle_id, weekday)
);

-- The address book --------------------------------------------------------------------------------------------------

create table street (
  street_id uuid not null primary key,
  name      text not null,
  postcode  text not null,                       -- empty where the source has none
  city      text not null,
  unique (name, postcode, city)
);

create table street_word (
  word      text collate "C" not null,                       -- lower case, without accents: "strasse"
  street_id uuid not null references street (street_id),
  primary key (word, street_id)
);

create table address (
  address_id   uuid    not null primary key,
  street_id    uuid    not null references street (street_id),
  house_number text    not null,
  latitude     double precision not null,
  longitude    double precision not null,
  created_at   timestamptz not null,
  unique (street_id, house_number)
);

-- Neighbors and what they want --------------------------------------------------------------------------------------

create table join_code (
  code       text    not null primary key,
  kind       text    not null,                  -- leaflet, van, bottle, driver, neighbor, site
  label      text    not null,
  created_at timestamptz not null,
  retired_at timestamptz
);

create table customer (
  number           integer generated always as identity primary key,                      -- what people read aloud
  customer_id      uuid    not null unique,
  name             text    not null,
  phone            text    unique,              -- E.164; null for a neighbor without one
  address_id       uuid    references address (address_id),          -- null: found by pin
  street           text    not null,
  house_number     text    not null,
  flat             text    not null,
  postcode         text    not null,
  city             text    not null,
  latitude         double precision not null,
  longitude        double precision not null,
  depot_id         uuid    not null references depot (depot_id),
  access_note      text    not null,
  earliest         time,                        -- the door's own time window, where it has one
  latest           time,
  link_token       text    not null unique,     -- the personal link /me/{token}
  join_code        text    references join_code (code),
  created_at       timestamptz not null
);

create table sign_up (
  sign_up_id   uuid    not null primary key,    -- made by the page, so that a double press is one sign-up
  join_code    text    references join_code (code),
  draft        text    not null,                -- JSON: what the pages have asked so far
  created_at   timestamptz not null,
  completed_at timestamptz,
  customer_id  uuid    references customer (customer_id)
);

create table texted_code (
  texted_code_id uuid    not null primary key,
  phone          text    not null,
  purpose        text    not null,              -- join, sign-in
  code_hash      text    not null,
  asked_from     text    not null,              -- network address, for the rate limit
  created_at     timestamptz not null,
  expires_at     timestamptz not null,
  tries          integer not null,
  used_at        timestamptz
);
create index texted_code_by_phone on texted_code (phone, created_at);
create index texted_code_by_origin on texted_code (asked_from, created_at);

create table subscription (
  subscription_id uuid    not null primary key,
  customer_id     uuid    not null unique references customer (customer_id),
  starts_on       date    not null,
  created_at      timestamptz not null,
  cancelled_from  date,
  cancelled_at    timestamptz
);

create table subscription_line (
  subscription_line_id uuid    not null primary key,
  subscription_id      uuid    not null references subscription (subscription_id),
  product_id           uuid    not null references product (product_id),
  every_weeks          integer not null check (every_weeks between 1 and 8),
  first_week_of        date    not null,        -- any day of the week the rhythm counts from
  starts_on            date    not null,
  ends_on              date,
  created_at           timestamptz not null
);
create index subscription_line_by_subscription on subscription_line (subscription_id);

create table subscription_line_day (
  subscription_line_id uuid not null references subscription_line (subscription_line_id),
  weekday              integer not null check (weekday between 1 and 7),
  quantity             integer not null check (quantity between 1 and 99),
  primary key (subscription_line_id, weekday)
);

create table skip (
  subscription_id uuid    not null references subscription (subscription_id),
  delivery_date   date    not null,
  skipped_at      timestamptz not null,
  undone_at       timestamptz,
  primary key (subscription_id, delivery_date)
);

create table pause (
  pause_id        uuid    not null primary key,
  subscription_id uuid    not null references subscription (subscription_id),
  starts_on       date    not null,
  ends_on         date,                         -- inclusive; null: until further notice
  created_at      timestamptz not null,
  withdrawn_at    timestamptz
);
create index pause_by_subscription on pause (subscription_id);

-- The night ---------------------------------------------------------------------------------------------------------

create table delivery_order (
  number        integer generated always as identity primary key,
  order_id      uuid    not null unique,
  customer_id   uuid    not null references customer (customer_id),
  delivery_date date    not null,
  depot_id      uuid    not null references depot (depot_id),
  currency      text    not null,
  total_minor   bigint  not null,
  frozen_at     timestamptz not null,
  unique (customer_id, delivery_date)           -- whoever freezes second, freezes nothing
);
create index delivery_order_by_date on delivery_order (delivery_date);

create table order_line (
  order_id         uuid not null references delivery_order (order_id),
  product_id       uuid not null references product (product_id),
  product_name     text not null,
  unit             text not null,
  quantity         integer not null,
  unit_price_minor bigint not null,
  primary key (order_id, product_id)
);

create table night (
  delivery_date date    not null primary key,
  started_at    timestamptz not null,               -- from here on the date's deliveries are fixed, even before the cutoff
  finished_at   timestamptz
);

create table night_step (
  delivery_date date    not null,
  step          text    not null,
  started_at    timestamptz not null,
  finished_at   timestamptz not null,
  due           integer not null,
  done          integer not null,
  skipped       integer not null,
  failed        integer not null,
  primary key (delivery_date, step)
);

create table night_problem (
  delivery_date date    not null,
  kind          text    not null,               -- order, line, plan, stop, text, night
  item_id       text    not null,
  reason        text    not null,               -- a code the pages have words for
  detail        text    not null,
  noticed_at    timestamptz not null,
  solved_at     timestamptz,
  primary key (delivery_date, kind, item_id)
);

create table route_plan (
  route_plan_id uuid    not null primary key,
  delivery_date date    not null,
  depot_id      uuid    not null references depot (depot_id),
  revision      integer not null,
  planned_at    timestamptz not null,
  released_at   timestamptz,
  withdrawn_at  timestamptz,                      -- the check refused it, so it never was the plan
  unique (delivery_date, depot_id, revision)
);

create table route (
  route_id        uuid    not null primary key,
  route_plan_id   uuid    not null references route_plan (route_plan_id),
  driver_id       uuid    not null references driver (driver_id),
  vehicle_id      uuid    not null references vehicle (vehicle_id),
  departs_at      timestamptz not null,
  returns_at      timestamptz not null,
  distance_meters integer not null,
  unique (route_plan_id, driver_id)
);

create table stop (
  stop_id           uuid    not null primary key,
  route_id          uuid    not null references route (route_id),
  position          integer not null,
  latitude          double precision not null,
  longitude         double precision not null,
  travel_seconds    integer not null,
  distance_meters   integer not null,
  arrives_at        timestamptz not null,
  service_starts_at timestamptz not null,
  departs_at        timestamptz not null,
  unique (route_id, position)
);

create table stop_order (
  stop_id  uuid not null references stop (stop_id),
  order_id uuid not null references delivery_order (order_id),
  primary key (stop_id, order_id)
);
create index stop_order_by_order on stop_order (order_id);

create table unassigned_order (
  route_plan_id uuid not null references route_plan (route_plan_id),
  order_id      uuid not null references delivery_order (order_id),
  reason        text not null,
  detail        text not null,
  primary key (route_plan_id, order_id)
);

create table promise (
  order_id     uuid    not null primary key references delivery_order (order_id),
  window_from  timestamptz not null,
  window_until timestamptz not null,
  promised_at  timestamptz not null
);

create table delivery_outcome (
  order_id    uuid    not null primary key references delivery_order (order_id),
  driver_id   uuid    not null references driver (driver_id),
  outcome     text    not null,                 -- delivered, not-delivered
  reason      text    not null,                 -- empty when delivered
  recorded_at timestamptz not null
);

-- Texts -------------------------------------------------------------------------------------------------------------

create table message (
  message_id    uuid    not null primary key,
  recipient_id  uuid    not null,               -- a customer, a driver, the business, or a texted code
  customer_id   uuid    references customer (customer_id),
  phone         text    not null,
  kind          text    not null,
  delivery_date date    not null,
  body          text    not null,
  created_at    timestamptz not null,
  not_before    timestamptz not null,               -- quiet hours
  useless_after timestamptz,                        -- a window text after the window helps nobody
  claimed_at    timestamptz,                        -- somebody is calling the provider, or died doing so
  settled_at    timestamptz,
  outcome       text,                            -- sent, no-provider, no-phone, refused, stopped, too-late, needs-a-look
  detail        text    not null,
  provider_id   text,
  unique (recipient_id, delivery_date, kind)
);
create index message_waiting on message (not_before) where settled_at is null;
create index message_by_date on message (delivery_date);

create table text_stop (
  phone      text    not null primary key,
  stopped_at timestamptz not null,
  resumed_at timestamptz
);

create table inbound_text (
  provider_id text    not null primary key,     -- a webhook delivered twice is stored once
  phone       text    not null,
  body        text    not null,
  received_at timestamptz not null
);
