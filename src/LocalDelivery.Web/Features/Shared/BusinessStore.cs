using System.Data.Common;
using LocalDelivery.Web.Data;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>The business's own row.</summary>
public sealed class BusinessStore(Database database, TimeProvider time)
{
    private const string FindSql =
        """
        select name,
               tagline,
               time_zone,
               currency as currency_code,
               culture  as culture_name,
               country,
               accent,
               owner_phone,
               cutoff_time,
               cutoff_days_before,
               night_run_time,
               window_margin_minutes,
               quiet_from,
               quiet_until,
               service_seconds,
               familiarity,
               band_minutes
          from business
        """;

    /// <returns>Null on a new database: nobody has set up the business yet.</returns>
    public Task<Business?> Find() => database.Find<Business>(FindSql);

    /// <exception cref="InvalidOperationException">There is no business yet.</exception>
    public async Task<Business> Get() =>
        await Find() ?? throw new InvalidOperationException("No business is set up in this database yet: sign in as owner (`localdelivery owner create` prints the link) and found it.");

    private const string FoundedAtSql =
        """
        select created_at
          from business
        """;

    /// <summary>Since when there is a business in this database; before that it missed nothing.</summary>
    public Task<DateTimeOffset> FoundedAt() => database.Find<DateTimeOffset>(FoundedAtSql);

    private const string SaveSql =
        """
        insert into business
               ( business_id,  name,  tagline,  time_zone,  currency,      culture,      country,  accent,  owner_phone,  cutoff_time,  cutoff_days_before,
                 night_run_time,  window_margin_minutes,  quiet_from,  quiet_until,  service_seconds,  familiarity,  band_minutes,  created_at)
        values ( 1,           @Name, @Tagline, @TimeZone, @CurrencyCode, @CultureName, @Country, @Accent, @OwnerPhone, @CutoffTime, @CutoffDaysBefore,
                @NightRunTime, @WindowMarginMinutes, @QuietFrom, @QuietUntil, @ServiceSeconds, @Familiarity, @BandMinutes, @now)
        on conflict (business_id) do update
           set name = excluded.name,
               tagline = excluded.tagline,
               time_zone = excluded.time_zone,
               currency = excluded.currency,
               culture = excluded.culture,
               country = excluded.country,
               accent = excluded.accent,
               owner_phone = excluded.owner_phone,
               cutoff_time = excluded.cutoff_time,
               cutoff_days_before = excluded.cutoff_days_before,
               night_run_time = excluded.night_run_time,
               window_margin_minutes = excluded.window_margin_minutes,
               quiet_from = excluded.quiet_from,
               quiet_until = excluded.quiet_until,
               service_seconds = excluded.service_seconds,
               familiarity = excluded.familiarity,
               band_minutes = excluded.band_minutes
        """;

    public Task Save(DbTransaction tx, Business business) => tx.Execute(SaveSql, new
    {
        business.Name,
        business.Tagline,
        business.TimeZone,
        business.CurrencyCode,
        business.CultureName,
        business.Country,
        business.Accent,
        business.OwnerPhone,
        business.CutoffTime,
        business.CutoffDaysBefore,
        business.NightRunTime,
        business.WindowMarginMinutes,
        business.QuietFrom,
        business.QuietUntil,
        business.ServiceSeconds,
        business.Familiarity,
        business.BandMinutes,
        now = time.GetUtcNow(),
    });
}
