using NetGen.Generated;

namespace NetGen.Generator.Tests.Execution.Scenarios;

/// <summary>
/// Everything that a network computes from given parameters and a given batch. It takes and gives arrays only, so that the same source runs in the tests,
/// in a child process and with emulated lanes.
/// </summary>
public static class GradientScenario
{
    // Arguments.
    public const int Inputs = 0, Targets = 1, RowWeights = 2, ClassWeights = 3, PositiveWeights = 4, OutputGradient = 5;
    public const int InputMeans = 6, InputReciprocals = 7, TargetMeans = 8, TargetReciprocals = 9, FirstParameter = 10;

    // Results; behind them the gradients of all parameters of the loss, then those of the output gradient.
    public const int Predictions = 0, PredictionsRowByRow = 1, Outputs = 2, InputGradient = 3, Losses = 4, PaddingErrors = 5, FirstGradient = 6;

    private const int Panel = ParameterDescription.PanelWidth;

    /// <summary>Runs a network.</summary>
    /// <param name="seed">Keys its dropout.</param>
    /// <param name="arguments">At the indices above; class labels as numbers, parameters in PyTorch's order, what there is not empty.</param>
    /// <returns>At the indices above.</returns>
    public static float[][] Run<TNetwork>(long seed, float[][] arguments)
        where TNetwork : class, INetwork<TNetwork>
    {
        var core = TNetwork.Create(seed).Core;
        SetUp(core, arguments);
        float[] inputs = arguments[Inputs];
        int rows = inputs.Length / core.Description.InputShape.Size, outputSize = core.Description.OutputShape.Size;

        float[] predictions = new float[rows * outputSize], rowByRow = new float[rows * outputSize];
        core.Predict(inputs, predictions);
        for (int row = 0; row < rows; row++)
        {
            core.Predict(inputs.AsSpan(row * inputs.Length / rows, inputs.Length / rows), rowByRow.AsSpan(row * outputSize, outputSize));
        }

        float[] losses = [], paddingErrors = new float[2];
        var gradients = new List<float[]>();
        if (core.Description.Loss.Kind != LossKind.None)
        {
            var targets = Batch(core, arguments);
            losses = [(float)core.ComputeGradients(inputs, targets).Mean, (float)core.EvaluateLoss(predictions, targets).Mean];
            gradients.AddRange(Tensors(core, core.Gradients));
            paddingErrors[0] += PaddingErrorCount(core, core.Gradients);
        }

        float[] outputs = new float[rows * outputSize], inputGradient = new float[inputs.Length];
        core.Forward(inputs, outputs);
        core.Backward(arguments[OutputGradient], inputGradient);
        gradients.AddRange(Tensors(core, core.Gradients));
        paddingErrors[0] += PaddingErrorCount(core, core.Gradients);

        Train(core, arguments);
        paddingErrors[1] = PaddingErrorCount(core, core.Storage.Parameters.Span);
        return [predictions, rowByRow, outputs, inputGradient, losses, paddingErrors, .. gradients];
    }

    /// <summary>Gives a network the state and the parameters of the arguments.</summary>
    public static void SetUp(NetworkCore core, float[][] arguments)
    {
        SetState(core, arguments);
        SetParameters(core, arguments);
    }

    /// <summary>Three steps of an optimizer that divides by the gradient's size: it would make any padding that has one as large as 3 learning rates.</summary>
    private static void Train(NetworkCore core, float[][] arguments)
    {
        var adam = new Adam { LearningRate = 0.01f, WeightDecay = 0.01f };
        float[] outputs = new float[arguments[OutputGradient].Length];
        for (int step = 0; step < 3; step++)
        {
            if (core.Description.Loss.Kind != LossKind.None)
            {
                core.TrainStep(arguments[Inputs], Batch(core, arguments), adam);
                continue;
            }

            core.Forward(arguments[Inputs], outputs);
            core.Backward(arguments[OutputGradient]);
            adam.Step(core.Storage.Parameters.Span, core.Gradients, core.Segments);
        }
    }

    private static TargetBatch Batch(NetworkCore core, float[][] arguments) => new()
    {
        Labels = core.Description.Loss.TakesLabels ? Array.ConvertAll(arguments[Targets], value => (int)value) : [],
        Values = core.Description.Loss.TakesLabels ? [] : arguments[Targets],
        RowWeights = arguments[RowWeights],
        ClassWeights = arguments[ClassWeights],
        PositiveWeights = arguments[PositiveWeights],
    };

    private static void SetParameters(NetworkCore core, float[][] arguments)
    {
        int next = FirstParameter;
        foreach (var layer in core.Description.Layers)
        {
            var view = new LayerView(core, layer);
            foreach (var parameter in layer.Parameters)
            {
                switch (parameter.Name)
                {
                    case "weight":
                        view.CopyWeightsFrom(arguments[next++]);
                        break;
                    case "bias":
                        view.CopyBiasesFrom(arguments[next++]);
                        break;
                    default:
                        view.CopyParameterFrom(parameter.Name, arguments[next++]);
                        break;
                }
            }
        }
    }

    private static void SetState(NetworkCore core, float[][] arguments)
    {
        var state = core.Storage.State.Span;
        foreach (var step in core.Description.Preprocessing.Where(p => p.Standardizes))
        {
            Set(state[step.StateOffset..], arguments[InputMeans], arguments[InputReciprocals]);
        }

        if (core.Description.TargetStateOffset >= 0)
        {
            Set(state[core.Description.TargetStateOffset..], arguments[TargetMeans], arguments[TargetReciprocals]);
        }

        core.Storage.IsFitted = true;
    }

    private static void Set(Span<float> state, float[] means, float[] reciprocals)
    {
        means.CopyTo(state);
        reciprocals.CopyTo(state[((means.Length + Panel - 1) / Panel * Panel)..]);
    }

    /// <summary>The parameters, or what lies in their order, one array a tensor in PyTorch's order.</summary>
    private static List<float[]> Tensors(NetworkCore core, Span<float> gradients)
    {
        var tensors = new List<float[]>();
        foreach (var layer in core.Description.Layers)
        {
            var view = new LayerView(core, layer);
            foreach (var parameter in layer.Parameters)
            {
                float[] tensor = new float[parameter.Count];
                switch (parameter.Name)
                {
                    case "weight":
                        view.CopyWeightGradientsTo(tensor);
                        break;
                    case "bias":
                        view.CopyBiasGradientsTo(tensor);
                        break;
                    default:
                        view.CopyParameterGradientTo(parameter.Name, tensor);
                        break;
                }

                tensors.Add(tensor);
            }
        }

        return gradients.Length == core.Description.ParameterStorage ? tensors : throw new InvalidOperationException("There are not as many gradients as parameters.");
    }

    /// <summary>How many floats that belong to no parameter are not exactly 0.</summary>
    private static int PaddingErrorCount(NetworkCore core, ReadOnlySpan<float> values)
    {
        bool[] used = new bool[values.Length];
        foreach (var parameter in core.Description.Layers.SelectMany(l => l.Parameters))
        {
            for (int output = 0; output < parameter.Outputs; output++)
            {
                for (int input = 0; input < parameter.Inputs; input++)
                {
                    used[parameter.IndexOf(input, output)] = true;
                }
            }
        }

        int errors = 0;
        for (int i = 0; i < values.Length; i++)
        {
            errors += used[i] || BitConverter.SingleToInt32Bits(values[i]) << 1 == 0 ? 0 : 1;
        }

        return errors;
    }
}
