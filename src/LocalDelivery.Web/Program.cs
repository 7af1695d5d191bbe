using LocalDelivery.Web.Commands;

return await CommandLine.Run(args);

/// <summary>Public for the tests, which start the real program.</summary>
public partial class Program;
