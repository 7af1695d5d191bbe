using System.Data.Common;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace LocalDelivery.Web.Features.Home;

/// <param name="Status">ok, degraded (it serves, but a human should look), or unhealthy.</param>
public sealed record Readiness(string Status, string Database, DateTimeOffset? LastNightFinished);

/// <summary>For whoever watches the program. A late night does not take the site off its load balancer: neighbors still want their pages.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class HealthController(HealthStore health, TimeProvider time, ILogger<HealthController> logger) : Controller
{
    private static readonly TimeSpan OldestNight = TimeSpan.FromHours(26);

    [HttpGet("/health/live")]
    public IActionResult Live() => Ok(new { status = "ok" });

    [HttpGet("/health/ready")]
    public async Task<IActionResult> Ready()
    {
        try
        {
            var nights = await health.Nights();
            var isLate = time.GetUtcNow() - (nights.FinishedAt ?? nights.FoundedAt) > OldestNight;   // a night is due within a day of the founding
            return Ok(new Readiness(isLate ? "degraded" : "ok", "answers", nights.FinishedAt));
        }
        catch (DbException failure)
        {
            logger.LogError(failure, "The database does not answer");
            return StatusCode(StatusCodes.Status503ServiceUnavailable, new Readiness("unhealthy", "does not answer", LastNightFinished: null));
        }
    }
}
