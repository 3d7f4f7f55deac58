namespace NetGen;

/// <summary>The weights of classes and of positive targets in the losses of a network: one for each output, or null for none.</summary>
/// <param name="OfClasses">Class weights.</param>
/// <param name="OfPositives">Weights of positive targets.</param>
internal readonly record struct LossWeights(float[]? OfClasses, float[]? OfPositives)
{
    /// <summary>Checks the weights of a trainer and puts those of several heads next to each other; where a head has none, they are 1.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classes">Class weights of a network with one head.</param>
    /// <param name="positives">Weights of positive targets of a network with one head.</param>
    /// <param name="headClasses">Class weights by head.</param>
    /// <param name="headPositives">Weights of positive targets by head.</param>
    /// <exception cref="InvalidOperationException">They do not go with the loss, or do not fit its head; or there is no such head.</exception>
    public static LossWeights Of(
        NetworkDescription network, float[]? classes, float[]? positives, IDictionary<string, float[]> headClasses, IDictionary<string, float[]> headPositives)
    {
        const string ClassWeights = nameof(ClassWeights), PositiveWeights = nameof(PositiveWeights), OfHeads = "Head";
        if (network.HasHeads && (classes ?? positives) is not null)
        {
            string property = classes is null ? PositiveWeights : ClassWeights;
            throw new InvalidOperationException(
                $"{network.Name} has several heads ({string.Join(", ", network.Heads.Select(h => h.Name))}): set {OfHeads}{property} for one of them instead of {property}.");
        }

        foreach (string name in headClasses.Keys.Concat(headPositives.Keys))
        {
            if (network.Heads.All(h => h.Name != name))
            {
                throw new InvalidOperationException(
                    $"There are weights for the head '{VisibleText.Of(name)}', "
                    + $"but the heads of {network.Name} are {string.Join(", ", network.Heads.Select(h => h.Name))}.");
            }
        }

        foreach (var head in network.Heads)
        {
            bool ofClasses = head.Loss.IsClassification, ofOutputs = head.Loss.Kind == LossKind.BinaryCrossEntropy;
            DataCheck.Weights(network, head, classes ?? Of(head, headClasses), ofClasses, ClassWeights, PositiveWeights, ofOutputs);
            DataCheck.Weights(network, head, positives ?? Of(head, headPositives), ofOutputs, PositiveWeights, ClassWeights, ofClasses);
        }

        return new LossWeights(classes ?? Join(network, headClasses), positives ?? Join(network, headPositives));
    }

    private static float[]? Of(HeadDescription head, IDictionary<string, float[]> weights) => weights.TryGetValue(head.Name, out float[]? found) ? found : null;

    /// <summary>The weights of all heads, each head's at the place of its first output; what it has none for is 1.</summary>
    private static float[]? Join(NetworkDescription network, IDictionary<string, float[]> weights) =>
        weights.Count == 0 ? null : [.. network.Heads.SelectMany(h => (Of(h, weights) ?? []).Concat(Enumerable.Repeat(1f, h.Shape.Size)).Take(h.Shape.Size))];
}
