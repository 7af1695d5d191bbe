using System.Runtime.ExceptionServices;
using Google.OrTools.ConstraintSolver;

namespace LocalDelivery.Routing.OrTools;

/// <summary>
/// Reports a running search's progress and stops it on request, or when it has taken its iterations: these are counted in
/// steps of the search, not in plans found, for on a small day there may be no further plan to find. The search calls it from native code, which no exception
/// may cross: one thrown by the listener is kept, stops the search, and is thrown afterwards.
/// </summary>
internal sealed class SearchWatch
{
    private readonly RoutingModel routing;
    private readonly Solver solver;
    private readonly IProgress<PlanProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly long maxSteps;
    private readonly long started;
    private readonly VoidToVoid onAccepted; // held, or the collector would take what native code still calls
    private readonly VoidToBoolean onCheck;
    private long steps;
    private ExceptionDispatchInfo? failure;

    public SearchWatch(RoutingModel routing, PlanLimits limits, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        maxSteps = limits.Iterations ?? long.MaxValue;
        (this.routing, solver, this.progress, this.cancellation) = (routing, routing.solver(), progress, cancellation);
        started = solver.WallTime();
        (onAccepted, onCheck) = (Report, () => ++steps > maxSteps || cancellation.IsCancellationRequested || failure is not null);
        routing.AddAtSolutionCallback(onAccepted);
        routing.AddSearchMonitor(solver.MakeCustomLimit(onCheck));
    }

    public void ThrowIfStopped()
    {
        failure?.Throw();
        cancellation.ThrowIfCancellationRequested();
        GC.KeepAlive(this);
    }

    private void Report()
    {
        try
        {
            progress?.Report(new PlanProgress(TimeSpan.FromMilliseconds(solver.WallTime() - started), steps, routing.CostVar().Min(), 0));
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
