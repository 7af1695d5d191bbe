-- What a later plan has to keep: which driver's name a neighbor read, and what the present plan was made from.

alter table promise add column driver_id text references driver (driver_id);   -- null: promised before this was kept
alter table route_plan add column basis text not null default '';              -- a digest of orders, doors, shifts and capacities
