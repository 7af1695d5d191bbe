using LocalDelivery.Web.Commands;

return await CommandLine.Build().Parse(args).InvokeAsync();

/// <summary>Public for the tests, which start the real program.</summary>
public partial class Program;
