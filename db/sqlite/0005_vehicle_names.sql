-- A driver's vehicle is chosen by its name, so no two in use share one. Where some do already, the later ones get the end of their id behind it.
update vehicle
   set name = name || ' (' || substr(vehicle_id, 31) || ')'
 where retired_at is null
   and exists (select 1
                 from vehicle earlier
                where lower(earlier.name) = lower(vehicle.name)
                  and earlier.retired_at is null
                  and (earlier.created_at, earlier.vehicle_id) < (vehicle.created_at, vehicle.vehicle_id));

create unique index vehicle_name_in_use on vehicle (lower(name)) where retired_at is null;
