namespace NetGen;

/// <summary>How the tensors of a file are matched to the parameters of a network.</summary>
public enum LoadMatch
{
    /// <summary>
    /// By name; every parameter must have its tensor and every tensor its parameter. A file that NetGen wrote must be of the same architecture.
    /// </summary>
    ByName,

    /// <summary>
    /// By order: each parameter takes the first tensor left in the file that has its shape, and whose name does not end in the word for another kind of
    /// parameter (<c>weight</c>, <c>bias</c>, <c>running_mean</c>, <c>running_var</c>); none may remain on either side. For files whose names differ. (Python's
    /// safetensors package sorts tensors by name, so there the order is that of the names, with the numbers in them counted.)
    /// </summary>
    ByOrder,

    /// <summary>
    /// By name, as far as names and shapes fit; the rest stays as it is and is listed in the <see cref="LoadReport"/>. The names of classes belong to the last
    /// layer that has parameters: where that does not fit, they stay as they are too.
    /// </summary>
    Matching,
}
