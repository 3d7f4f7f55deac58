using System.Globalization;
using NetGen.Generated;

namespace NetGen;

/// <summary>Checks data against a network before anything is touched.</summary>
internal static class DataCheck
{
    /// <summary>Checks that the rows are such as the network takes.</summary>
    public static void Inputs(NetworkDescription network, Dataset data, string parameter)
    {
        ArgumentNullException.ThrowIfNull(data, parameter);
        if (data.InputSize != network.InputShape.Size)
        {
            throw new ArgumentException($"{network.Name} takes rows of {network.InputShape} = {network.InputShape.Size} numbers, but those of the data set have {data.InputSize}.", parameter);
        }

        if (data.Count == 0)
        {
            throw new ArgumentException("The data set has no rows.", parameter);
        }
    }

    /// <summary>Checks rows and targets against network and loss.</summary>
    public static void InputsAndTargets(NetworkCore core, Dataset data, string parameter)
    {
        var network = core.Description;
        if (network.Loss.Kind == LossKind.None)
        {
            throw new InvalidOperationException($"{network.Name} has no loss attribute: there is nothing to train on or to evaluate. Use Forward and Backward with a gradient of your own.");
        }

        Inputs(network, data, parameter);
        if (data.HasLabels)
        {
            Labels(network, data, parameter);
            ClassNames(core, data, parameter);
        }
        else if (data.HasTargets)
        {
            Targets(network, data, parameter);
        }
        else
        {
            throw new ArgumentException($"The data set has neither labels nor targets, which the loss {network.Loss.Kind} of {network.Name} needs.", parameter);
        }
    }

    /// <summary>Checks weights of classes or outputs.</summary>
    public static void Weights(NetworkDescription network, float[]? weights, bool allowed, string property)
    {
        if (weights is null)
        {
            return;
        }

        if (!allowed)
        {
            throw new InvalidOperationException($"{property} do not go with the loss {network.Loss.Kind} of {network.Name}.");
        }

        if (weights.Length != network.OutputShape.Size)
        {
            throw new InvalidOperationException($"{network.Name} has {network.OutputShape.Size} outputs, but there are {weights.Length} {property}.");
        }

        int bad = Array.FindIndex(weights, w => !(float.IsFinite(w) && w >= 0));
        if (bad >= 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{property} must be finite and not negative, but number {bad} is {weights[bad]}."));
        }
    }

    private static void Labels(NetworkDescription network, Dataset data, string parameter)
    {
        int outputs = network.OutputShape.Size;
        bool binary = network.Loss.Kind == LossKind.BinaryCrossEntropy && outputs == 1;
        if (!network.Loss.TakesLabels && !binary)
        {
            throw new ArgumentException($"The data set has class labels, but the loss {network.Loss.Kind} of {network.Name} takes {outputs} numbers a row.", parameter);
        }

        int classes = binary ? 2 : outputs;
        if (data.ClassCount > classes)
        {
            throw new ArgumentException($"The data set has {data.ClassCount} classes, but {network.Name} tells only {classes} apart.", parameter);
        }
    }

    private static void Targets(NetworkDescription network, Dataset data, string parameter)
    {
        int outputs = network.OutputShape.Size;
        if (network.Loss.TakesLabels)
        {
            throw new ArgumentException($"The data set has {data.TargetSize} numbers a row as targets, but the loss of {network.Name} takes class labels; for distributions set Targets = Targets.Soft.", parameter);
        }

        if (data.TargetSize != outputs)
        {
            throw new ArgumentException($"The data set has {data.TargetSize} target numbers a row, but {network.Name} has {outputs} outputs.", parameter);
        }

        if (network.Loss.Kind is LossKind.BinaryCrossEntropy or LossKind.SoftCrossEntropy)
        {
            Probabilities(network, data, parameter);
        }
    }

    private static void Probabilities(NetworkDescription network, Dataset data, string parameter)
    {
        for (int row = 0; row < data.Count; row++)
        {
            foreach (float target in data.Target(row))
            {
                if (target is not (>= 0 and <= 1))
                {
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The loss {network.Loss.Kind} of {network.Name} takes targets from 0 to 1, but row {row} has {target}."), parameter);
                }
            }
        }
    }

    /// <summary>An index must mean the same class to the network and to the data.</summary>
    private static void ClassNames(NetworkCore core, Dataset data, string parameter)
    {
        if (core.Storage.ClassNames is not { } known || data.ClassNames is not { } names)
        {
            return;
        }

        for (int i = 0; i < Math.Min(known.Count, names.Count); i++)
        {
            if (!string.Equals(known[i], names[i], StringComparison.Ordinal))
            {
                throw new ArgumentException($"Class {i} is '{names[i]}' in the data set, but '{known[i]}' to {core.Description.Name}: read the data with the class names of the network.", parameter);
            }
        }
    }
}
