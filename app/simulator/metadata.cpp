// SPDX-FileCopyrightText: 2026 The Rolescope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/metadata.h"

#include <QJsonArray>
#include <QUrl>

namespace rolescope::simulator::metadata {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject authentication(const QString& origin, bool withTenant)
{
    QJsonObject object{
        {u"loginEndpoint"_s, origin},
        {u"audiences"_s,
         QJsonArray{u"https://management.core.windows.net/"_s, u"https://management.azure.com/"_s, origin + u'/'}}};
    if (withTenant) {
        object.insert(u"tenant"_s, u"common"_s);
        object.insert(u"identityProvider"_s, u"AAD"_s);
    }
    return object;
}

QJsonObject suffixes()
{
    return {{u"acrLoginServer"_s, u"azurecr.io"_s},
            {u"sqlServerHostname"_s, u"database.windows.net"_s},
            {u"keyVaultDns"_s, u"vault.azure.net"_s},
            {u"storage"_s, u"core.windows.net"_s},
            {u"azureDataLakeStoreFileSystem"_s, u"azuredatalakestore.net"_s},
            {u"azureDataLakeAnalyticsCatalogAndJob"_s, u"azuredatalakeanalytics.net"_s},
            {u"azureFrontDoorEndpointSuffix"_s, u"azurefd.net"_s},
            {u"storageSyncEndpointSuffix"_s, u"afs.azure.net"_s},
            {u"mhsmDns"_s, u"managedhsm.azure.net"_s},
            {u"mysqlServerEndpoint"_s, u"mysql.database.azure.com"_s},
            {u"postgresqlServerEndpoint"_s, u"postgres.database.azure.com"_s},
            {u"mariadbServerEndpoint"_s, u"mariadb.database.azure.com"_s},
            {u"synapseAnalytics"_s, u"dev.azuresynapse.net"_s},
            {u"attestationEndpoint"_s, u"attest.azure.net"_s}};
}

/// 2019-05-01 and later.
QJsonObject cloud(const QString& origin)
{
    const QString slash = origin + u'/';
    return {{u"portal"_s, slash},
            {u"authentication"_s, authentication(slash, true)},
            {u"media"_s, slash},
            {u"graphAudience"_s, slash},
            {u"graph"_s, slash},
            {u"name"_s, u"Rolescope"_s},
            {u"suffixes"_s, suffixes()},
            {u"batch"_s, slash},
            {u"resourceManager"_s, slash},
            {u"vmImageAliasDoc"_s, slash},
            {u"activeDirectoryDataLake"_s, slash},
            {u"sqlManagement"_s, slash},
            {u"gallery"_s, slash}};
}

} // namespace

Reply endpoints(const Request& request)
{
    const QString version = request.parameter(u"api-version");
    const QString& origin = request.origin;
    const QString slash = origin + u'/';
    QJsonObject old{{u"galleryEndpoint"_s, slash},
                    {u"graphEndpoint"_s, slash},
                    {u"portalEndpoint"_s, slash},
                    {u"authentication"_s, authentication(slash, version == "2018-01-01"_L1)}};
    if (version == "1.0"_L1 || version == "2015-01-01"_L1)
        return Reply::json(old);
    if (version == "2018-01-01"_L1) {
        const QJsonObject host{{u"endpoint"_s, QUrl(origin).authority()},
                               {u"locations"_s, QJsonArray{u"westeurope"_s}}};
        old.insert(u"graphAudience"_s, slash);
        old.insert(u"cloudEndpoint"_s, QJsonObject{{u"public"_s, host}});
        return Reply::json(old);
    }
    QJsonObject now = cloud(origin);
    if (version == "2019-05-01"_L1) {
        // One array, alone among the versions: Reply::json takes objects only.
        const QByteArray object = Reply::json(now).body;
        return Reply::jsonBytes('[' + object + ']');
    }
    if (version != "2022-09-01"_L1 && version != "2023-11-01"_L1 && version != "2023-12-01"_L1)
        return Reply::error(400, u"InvalidApiVersionParameter"_s,
                            u"The api-version '%1' is invalid. The supported versions are '1.0,2015-01-01,2018-01-01,"
                            "2019-05-01,2022-09-01,2023-11-01,2023-12-01'."_s.arg(version));
    now.insert(u"microsoftGraphResourceId"_s, slash);
    now.insert(u"logAnalyticsResourceId"_s, slash);
    now.insert(u"appInsightsResourceId"_s, slash);
    now.insert(u"attestationResourceId"_s, slash);
    now.insert(u"synapseAnalyticsResourceId"_s, slash);
    now.insert(u"ossrDbmsResourceId"_s, slash);
    return Reply::json(now);
}

Reply openIdConfiguration(const Request& request, const QString& tenantId)
{
    const QString authority = request.segments.constFirst();
    const bool adfs = authority.compare("adfs"_L1, Qt::CaseInsensitive) == 0;
    const QString base = request.origin + u'/' + authority;
    const QString oauth = base + (adfs ? u"/oauth2/"_s : u"/oauth2/v2.0/"_s);
    return Reply::json(
        {{u"issuer"_s, adfs ? base : request.origin + u'/' + tenantId + u"/v2.0"_s},
         {u"authorization_endpoint"_s, oauth + u"authorize"_s},
         {u"token_endpoint"_s, oauth + u"token"_s},
         {u"device_authorization_endpoint"_s, oauth + u"devicecode"_s},
         {u"jwks_uri"_s, base + u"/discovery/v2.0/keys"_s},
         {u"response_types_supported"_s, QJsonArray{u"code"_s}},
         {u"response_modes_supported"_s, QJsonArray{u"query"_s, u"form_post"_s}},
         {u"subject_types_supported"_s, QJsonArray{u"pairwise"_s}},
         {u"id_token_signing_alg_values_supported"_s, QJsonArray{u"HS256"_s}},
         {u"code_challenge_methods_supported"_s, QJsonArray{u"S256"_s}},
         {u"token_endpoint_auth_methods_supported"_s, QJsonArray{u"client_secret_post"_s, u"client_secret_basic"_s}},
         {u"scopes_supported"_s, QJsonArray{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s}},
         {u"tenant_region_scope"_s, u"EU"_s}});
}

Reply keys()
{
    return Reply::json({{u"keys"_s, QJsonArray()}});
}

Reply instanceDiscovery(const Request& request)
{
    const QString host = QUrl(request.origin).authority();
    const QJsonObject alias{
        {u"preferred_network"_s, host}, {u"preferred_cache"_s, host}, {u"aliases"_s, QJsonArray{host}}};
    return Reply::json(
        {{u"tenant_discovery_endpoint"_s, request.origin + u"/common/v2.0/.well-known/openid-configuration"_s},
         {u"api-version"_s, u"1.1"_s},
         {u"metadata"_s, QJsonArray{alias}}});
}

} // namespace rolescope::simulator::metadata
