-- A night that could not be made up for did not finish: whoever watches the program reads so. Those noted as finished until now never got to a last step.

alter table night add column missed_at text;

update night
   set missed_at = finished_at,
       finished_at = null
 where not exists (select 1
                     from night_step
                    where night_step.delivery_date = night.delivery_date
                      and night_step.step = 'Summarize');
