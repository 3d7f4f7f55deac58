using NetGen.Benchmarks.Protocol;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.TorchSharpPeer;

/// <summary>Forward and backward pass; with an optimizer also its step.</summary>
/// <param name="model">The network.</param>
/// <param name="hasClasses">Whether it learns classes with cross-entropy; otherwise numbers with the mean squared error.</param>
/// <param name="batch">Rows of a batch.</param>
/// <param name="createOptimizer">Makes the optimizer; null for gradients alone.</param>
internal sealed class Training(Model model, bool hasClasses, int batch, Func<IEnumerable<Parameter>, optim.Optimizer>? createOptimizer = null)
{
    private readonly Tensor[] inputs = Rows.Inputs(model, batch);
    private readonly Tensor[] targets = Rows.Targets(model, batch, hasClasses);

    /// <summary>All variants: images channels first or last, gradients dropped before a step or set to zero.</summary>
    public PreparedWork Prepare()
    {
        var last = new Lazy<Tensor[]>(() => [.. inputs.Select(Layout.ChannelsLast)]);
        List<(string, Func<Variant>)> variants = [("set_to_none", () => Build(true, null)), ("zero_grad", () => Build(false, null))];
        if (model.TakesImages)
        {
            variants.Add(("set_to_none channels-last", () => Build(true, last)));
            variants.Add(("zero_grad channels-last", () => Build(false, last)));
        }

        using var network = model.Build();
        return new(network.parameters().Sum(parameter => parameter.numel()), variants);
    }

    private Variant Build(bool dropsGradients, Lazy<Tensor[]>? channelsLast)
    {
        random.manual_seed(1);
        var network = model.Build();
        if (channelsLast is not null)
        {
            Layout.MakeChannelsLast(network);
        }

        var batches = channelsLast?.Value ?? inputs;
        Parameter[] parameters = [.. network.parameters()];
        Tensor[] initial = [.. parameters.Select(parameter => parameter.detach().clone())];
        optim.Optimizer? optimizer = null;

        void Reset()
        {
            using (no_grad())
            {
                foreach (var (parameter, value) in parameters.Zip(initial))
                {
                    parameter.copy_(value);
                }
            }

            optimizer?.Dispose();
            optimizer = createOptimizer?.Invoke(parameters);
        }

        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                using var scope = NewDisposeScope();
                network.zero_grad(dropsGradients);
                var outputs = network.forward(batches[step % batches.Length]);
                var target = targets[step % targets.Length];
                (hasClasses ? nn.functional.cross_entropy(outputs, target) : nn.functional.mse_loss(outputs, target)).backward();
                optimizer?.step();
            }
        }

        return new(Reset, Run);
    }
}
