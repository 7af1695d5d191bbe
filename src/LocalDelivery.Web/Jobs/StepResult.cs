namespace LocalDelivery.Web.Jobs;

/// <summary>What one step of a night did: of those due, how many it did now, had been done before or need not be done, and failed.</summary>
public readonly record struct StepResult(int Due, int Done, int Skipped, int Failed)
{
    public static StepResult operator +(StepResult a, StepResult b) => new(a.Due + b.Due, a.Done + b.Done, a.Skipped + b.Skipped, a.Failed + b.Failed);

    public static readonly StepResult OneDone = new(1, 1, 0, 0);
    public static readonly StepResult OneSkipped = new(1, 0, 1, 0);
    public static readonly StepResult OneFailed = new(1, 0, 0, 1);
}

/// <summary>Where a night is: for the progress line of whoever waits.</summary>
public readonly record struct NightProgress(NightStep Step, int Done, int Of);

/// <summary>The steps, in their order. The names are also what the table of steps keeps.</summary>
public enum NightStep { Freeze, Plan, Release, Promise, Send, Summarize }
