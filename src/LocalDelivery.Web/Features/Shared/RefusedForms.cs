using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LocalDelivery.Web.Features.Shared;

/// <summary>A form that comes back to be looked at again answers 422, whichever page it is on: a script can then tell it from one that was taken.</summary>
public sealed class RefusedForms : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var response = context.HttpContext.Response;
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method) && context.Result is ViewResult && !context.ModelState.IsValid && response.StatusCode == StatusCodes.Status200OK)
            response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
