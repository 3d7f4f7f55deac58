using NetGen;

/// <summary>The service: POST /predict, GET /health.</summary>
public static class RentApi
{
    /// <summary>Makes the service. The settings <c>model</c> (a file) and <c>reloadSeconds</c> come from the command line, the environment or appsettings.json.</summary>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        string path = builder.Configuration["model"] ?? Path.Combine(builder.Environment.ContentRootPath, "rents.safetensors");
        if (!File.Exists(path))
        {
            Training.Run().Save(path);
        }

        // One network answers all requests: Predict is safe from any number of threads, also while Load runs.
        builder.Services.AddSingleton(RentNetwork.FromFile(path));
        builder.Services.AddSingleton(new ModelFile(path, TimeSpan.FromSeconds(builder.Configuration.GetValue("reloadSeconds", 1.0))));
        builder.Services.AddSingleton<ModelReloader>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ModelReloader>());
        builder.Services.AddHealthChecks().AddCheck<ModelReloader>("model");
        var app = builder.Build();
        app.MapHealthChecks("/health");
        app.MapPost("/predict", Predict);
        return app;
    }

    private static IResult Predict(Flat flat, RentNetwork network)
    {
        float[] rent = new float[RentNetwork.OutputSize];
        try
        {
            network.Predict(flat, rent);
        }
        catch (ArgumentException wrong)
        {
            // A district that is none of the categories, or a number that is not finite: the request is wrong, and the message says what.
            return Results.Problem(wrong.Message, statusCode: StatusCodes.Status400BadRequest);
        }

        return Results.Ok(new Prediction(rent[0]));
    }
}
