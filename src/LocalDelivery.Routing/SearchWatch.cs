using System.Runtime.ExceptionServices;
using Google.OrTools.ConstraintSolver;

namespace LocalDelivery.Routing;

/// <summary>
/// Reports a running search's progress and stops it on request. The search calls it from native code, which no exception
/// may cross: one thrown by the listener is kept, stops the search, and is thrown afterwards.
/// </summary>
internal sealed class SearchWatch
{
    private readonly RoutingModel routing;
    private readonly Solver solver;
    private readonly IProgress<PlanProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly long started;
    private readonly VoidToVoid onAccepted; // held, or the collector would take what native code still calls
    private readonly VoidToBoolean onCheck;
    private int iterations;
    private ExceptionDispatchInfo? failure;

    public SearchWatch(RoutingModel routing, IProgress<PlanProgress>? progress, CancellationToken cancellation)
    {
        (this.routing, solver, this.progress, this.cancellation) = (routing, routing.solver(), progress, cancellation);
        started = solver.WallTime();
        (onAccepted, onCheck) = (Report, () => cancellation.IsCancellationRequested || failure is not null);
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
            progress?.Report(new PlanProgress(TimeSpan.FromMilliseconds(solver.WallTime() - started), ++iterations, routing.CostVar().Min()));
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
